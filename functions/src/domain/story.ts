import type { CaseKind, Case } from '@fluxori/contract/engine/cases'
import type {
  ChannelId,
  ChannelScopedId,
  ExternalId,
  Instant,
  Sku,
  WarehouseId,
} from '@fluxori/contract/kernel'
import type { Command } from '@fluxori/contract/commands'
import type { Channel } from '@fluxori/contract/channels/channels'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Customer, Order } from '@fluxori/contract/orders/orders'
import type { Product } from '@fluxori/contract/products/products'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Level, MovementKind } from '@fluxori/contract/stock/stock'
import { draftOf, type Book, type Draft } from './book.ts'
import { keepProduct, stockOf } from './products/keep-product.ts'
import { isSound, levelIn, shifted } from './stock/level.ts'
import { inOrder } from './warehouses/in-order.ts'

/** What a member changes of a connection. The rest of it is written by those who work on it. */
export type ChannelFields = Readonly<Partial<Pick<Channel, 'name' | 'state' | 'formula' | 'nextPollAt'>>>
/** What an owner changes of the merchant. */
export type MerchantFields = Readonly<Pick<Merchant, 'name' | 'vatVendor' | 'whenShort'>>

/** What a decision makes true. Each is small enough to be undone by its opposite. */
export type Fact =
  | Readonly<{ kind: 'order-recorded'; order: Order }>
  | Readonly<{ kind: 'customer-recorded'; order: ChannelScopedId; customer: Customer }>
  | Readonly<{
      kind: 'stock-moved'
      movement: MovementKind
      sku: Sku
      warehouse: WarehouseId
      delta: Partial<Level>
      reference: string
      reason: string | null
    }>
  | Readonly<{ kind: 'shortage-changed'; sku: Sku; delta: number }>
  | Readonly<{ kind: 'listing-sold'; listing: ChannelScopedId; quantity: number }>
  | Readonly<{
      kind: 'listing-mapped'
      listing: ChannelScopedId
      channelId: ChannelId
      externalId: ExternalId
      sku: Sku
      title: string
    }>
  | Readonly<{ kind: 'listings-asked'; sku: Sku }>
  | Readonly<{ kind: 'case-opened'; alert: CaseKind; subject: Case['subject']; facts: Case['facts'] }>
  | Readonly<{ kind: 'case-closed'; alert: CaseKind; subject: Case['subject'] }>
  | Readonly<{ kind: 'product-recorded'; product: Product }>
  | Readonly<{ kind: 'warehouse-recorded'; warehouse: Warehouse }>
  | Readonly<{ kind: 'channel-changed'; channelId: ChannelId; fields: ChannelFields }>
  | Readonly<{ kind: 'publishing-asked'; channelId: ChannelId }>
  | Readonly<{ kind: 'merchant-changed'; fields: MerchantFields }>
  /** Work that is left for a later batch, under a key that is its own within the decision. */
  | Readonly<{ kind: 'command-left'; key: string; command: Command }>

/** The facts of one decision so far, and the book as they make it. */
export type Story = Readonly<{ book: Draft; facts: readonly Fact[]; tell: (fact: Fact) => void }>

export function beginStory(book: Book, at: Instant): Story {
  const draft = draftOf(book)
  const facts: Fact[] = []
  return {
    book: draft,
    facts,
    tell: (fact) => {
      evolve(draft, fact, at)
      facts.push(fact)
    },
  }
}

/**
 * Makes one fact true in a draft. Throws a RangeError when a level would become impossible: no decision may ask for
 * that, so it is a fault in ours, and the command is set aside instead of the stock being spoilt.
 */
export function evolve(draft: Draft, fact: Fact, at: Instant): void {
  switch (fact.kind) {
    case 'order-recorded':
      draft.orders.set(fact.order.id, fact.order)
      return
    case 'stock-moved': {
      const stock = stockOf(draft, fact.sku)
      const level = shifted(levelIn(stock, fact.warehouse), fact.delta)
      if (!isSound(level))
        throw new RangeError(`${fact.sku} in ${fact.warehouse} cannot be ${JSON.stringify(level)}`)
      draft.stock.set(fact.sku, { ...stock, levels: { ...stock.levels, [fact.warehouse]: level } })
      return
    }
    case 'shortage-changed': {
      const stock = stockOf(draft, fact.sku)
      const shortage = stock.shortage + fact.delta
      if (shortage < 0) throw new RangeError(`${fact.sku} cannot be short of ${shortage}`)
      draft.stock.set(fact.sku, { ...stock, shortage })
      return
    }
    case 'listing-sold': {
      const sku = draft.listings.get(fact.listing)?.sku ?? null
      if (sku === null) return
      const stock = stockOf(draft, sku)
      const sold = (stock.sold[fact.listing] ?? 0) + fact.quantity
      draft.stock.set(sku, { ...stock, sold: { ...stock.sold, [fact.listing]: sold } })
      return
    }
    case 'listing-mapped':
      mapListing(draft, fact, at)
      return
    case 'product-recorded':
      keepProduct(draft, fact.product)
      return
    case 'warehouse-recorded': {
      const others = draft.warehouses.filter(({ id }) => id !== fact.warehouse.id)
      draft.warehouses = inOrder([...others, fact.warehouse])
      return
    }
    case 'channel-changed': {
      const channel = draft.channels.get(fact.channelId)
      if (channel !== undefined) draft.channels.set(fact.channelId, { ...channel, ...fact.fields })
      return
    }
    case 'merchant-changed':
      draft.merchant = { ...draft.merchant, ...fact.fields }
      return
    case 'publishing-asked':
    case 'customer-recorded':
    case 'listings-asked':
    case 'case-opened':
    case 'case-closed':
    case 'command-left':
      return
  }
}

function mapListing(draft: Draft, fact: Extract<Fact, { kind: 'listing-mapped' }>, at: Instant): void {
  const known = draft.listings.get(fact.listing)
  draft.listings.set(fact.listing, {
    id: fact.listing,
    channelId: fact.channelId,
    externalId: fact.externalId,
    title: fact.title,
    desired: { quantity: 0, priceCents: null, at },
    published: { quantity: null, priceCents: null, at: null, sold: 0 },
    observed: { quantity: null, priceCents: null, at: null },
    pending: false,
    sold: 0,
    problem: null,
    drift: null,
    ...known,
    sku: fact.sku,
  })
  const stock = stockOf(draft, fact.sku)
  if (!stock.listings.includes(fact.listing)) {
    draft.stock.set(fact.sku, { ...stock, listings: [...stock.listings, fact.listing] })
  }
}
