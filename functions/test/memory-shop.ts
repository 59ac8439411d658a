import type { Command } from '@fluxori/contract/commands'
import { scopedId, type Actor } from '@fluxori/contract/kernel'
import type { Channel, Listing } from '@fluxori/contract/channels/channels'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { KitComponent, Product } from '@fluxori/contract/products/products'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { movementId, type Movement, type Stock } from '@fluxori/contract/stock/stock'
import { appendInMemory, emptyMemoryJournal, wholeState, type MemoryJournal } from '../dev/memory-journal.ts'
import { desiredQuantity } from '@fluxori/contract/channels/desired-quantity'
import { availableToPromise } from '../src/domain/stock/available.ts'
import { repeated } from '../src/domain/products/repeated.ts'
import { emptyLevel } from '@fluxori/contract/stock/levels'
import { supplyOf } from '../src/domain/stock/supply.ts'
import { channelOf, productOf, startOfShop } from './shop.ts'

export type MemoryShopPlan = Readonly<{
  /** Units on the shelf by SKU: in `jhb`, or by warehouse. */
  units: Readonly<Record<string, number | Readonly<Record<string, number>>>>
  kits?: Readonly<Record<string, readonly KitComponent[]>>
  channels?: readonly string[]
  warehouses?: readonly Warehouse[]
  products?: Readonly<Record<string, Partial<Product>>>
  formula?: Partial<Channel['formula']>
  whenShort?: Merchant['whenShort']
  vatVendor?: boolean
  /** SKUs that no channel lists. */
  unlisted?: readonly string[]
  /** SKUs that one command goes through: few, so that even a small shop has several pages. */
  pageOfSkus?: number
}>

export type MemoryShop = MemoryJournal

export const warehouseOf = (id: string, change: Partial<Warehouse> = {}): Warehouse => ({
  id,
  name: id,
  address: id,
  kind: 'own',
  priority: 1,
  serves: null,
  ...change,
})

const listed = (channelId: string, sku: string, quantity: number): Listing => ({
  id: scopedId(channelId, sku),
  channelId,
  externalId: sku,
  sku,
  title: sku,
  goods: true,
  desired: { quantity, priceCents: null, at: startOfShop },
  published: { quantity, priceCents: null, at: startOfShop, sold: 0 },
  observed: { quantity, priceCents: null, at: startOfShop },
  pending: false,
  sold: 0,
  problem: null,
  drift: null,
})

/** Opens a shop in memory: one opening movement for each SKU and warehouse, and every SKU listed on every channel. */
export function openMemoryShop(plan: MemoryShopPlan): MemoryShop {
  const { kits = {}, channels = ['shopify', 'takealot'], unlisted = [] } = plan
  const shop: MemoryShop = { ...emptyMemoryJournal(), limits: { 'stock.following': plan.pageOfSkus ?? 3 } }
  shop.merchant.set('memory', {
    id: 'memory',
    name: 'Memory',
    currency: 'ZAR',
    timeZone: 'Africa/Johannesburg',
    vatVendor: plan.vatVendor ?? true,
    whenShort: plan.whenShort ?? 'oversold',
    createdAt: startOfShop,
  })
  ;(plan.warehouses ?? [warehouseOf('jhb')]).forEach((place) => shop.warehouses.set(place.id, place))
  channels.forEach((id) => shop.channels.set(id, withFormula(channelOf(id), plan.formula)))
  for (const sku of [...Object.keys(plan.units), ...Object.keys(kits)]) {
    const product = { ...productOf(sku, kits[sku] ?? []), ...plan.products?.[sku] }
    shop.products.set(sku, product)
    const listings = unlisted.includes(sku) ? [] : channels.map((id) => scopedId(id, sku))
    const isPartOf = (kit: string) => kits[kit]?.some((part) => part.sku === sku) ?? false
    const stock = {
      sku,
      ...repeated(product),
      supply: 'out' as const,
      levels: levelsOf(plan.units[sku] ?? {}),
      available: 0,
      shortage: 0,
      listings,
      sold: {},
    }
    shop.stock.set(sku, { ...stock, kits: Object.keys(kits).filter(isPartOf), lastMovement: null })
    openingMovements(shop, sku)
  }
  shop.stock.forEach((stock, sku) => {
    const total = availableToPromise(wholeState(shop), sku, null)
    const supply = supplyOf(total, shop.products.get(sku)?.lowAt ?? null)
    shop.stock.set(sku, { ...stock, available: total, supply })
    stock.listings.forEach((id) => {
      const [channel = ''] = id.split(':')
      const { formula } = shop.channels.get(channel) ?? channelOf(channel)
      const available = availableToPromise(wholeState(shop), sku, channel)
      shop.listings.set(id, listed(channel, sku, desiredQuantity(formula, available)))
    })
  })
  return shop
}

const withFormula = (channel: Channel, formula: Partial<Channel['formula']> = {}): Channel => ({
  ...channel,
  formula: { ...channel.formula, ...formula },
})

const levelsOf = (units: number | Readonly<Record<string, number>>): Stock['levels'] =>
  Object.fromEntries(
    Object.entries(typeof units === 'number' ? { jhb: units } : units).map(([warehouse, onHand]) => [
      warehouse,
      { ...emptyLevel, onHand },
    ]),
  )

function openingMovements(shop: MemoryShop, sku: string): void {
  Object.entries(shop.stock.get(sku)?.levels ?? {}).forEach(([warehouse, after]) => {
    shop.seq += 1
    shop.movements.set(movementId(shop.seq), {
      seq: shop.seq,
      kind: 'opened',
      skus: [sku],
      entries: [{ sku, warehouse, delta: { onHand: after.onHand }, after }],
      cause: { command: 'opening', reference: 'opening stock', reason: null },
      actor: { kind: 'system', name: 'opening' },
      at: startOfShop,
    })
  })
}

const shopActor: Actor = { kind: 'channel', channelId: 'shopify' }

/** Puts a command at the end of a shop's journal, as its first channel would. */
export const append = (shop: MemoryShop, id: string, command: Command, actor: Actor = shopActor): void =>
  appendInMemory(shop, { id, command, actor, receivedAt: startOfShop })

/** All movements, in the order of their numbers. */
export const movementsIn = ({ movements }: Pick<MemoryShop, 'movements'>): readonly Movement[] => [
  ...movements.values(),
]
