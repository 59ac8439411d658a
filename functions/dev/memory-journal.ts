import type { Channel, Listing } from '@fluxori/contract/channels/channels'
import { readCommand, type Command } from '@fluxori/contract/commands'
import type { Instant } from '@fluxori/contract/kernel'
import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Order } from '@fluxori/contract/orders/orders'
import type { Product } from '@fluxori/contract/products/products'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Movement, Stock } from '@fluxori/contract/stock/stock'
import type { Book, SkuPage } from '../src/domain/book.ts'
import type { NewCommand } from '../src/domain/new-command.ts'
import { plusSales } from '../src/domain/orders/day-sales.ts'
import type { DayChange } from '../src/journal/absorb.ts'
import { pendingEntry } from '../src/journal/append.ts'
import { planBatch, type Pending, type Plan, type Settled } from '../src/journal/plan.ts'

/** A merchant's books in memory, with the journal that changes them. */
export type MemoryBooks = {
  merchant: Merchant
  warehouses: readonly Warehouse[]
  channels: Map<string, Channel>
  products: Map<string, Product>
  stock: Map<string, Stock>
  listings: Map<string, Listing>
  orders: Map<string, Order>
  movements: Movement[]
  days: Map<string, DayChange>
  settled: Map<string, Settled>
  pending: Pending[]
  plans: Plan[]
  seq: number
  /** SKUs whose listings have not been told yet. */
  stale: readonly string[]
  pageOfSkus: number
}

const pageOfOrders = 50

/** The book that a batch of these commands is decided on: what `gather` would find. */
export function bookOfMemory(books: MemoryBooks, commands: readonly Command[]): Book {
  const find = (matches: (order: Order) => boolean) =>
    [...books.orders.values()]
      .filter(matches)
      .toSorted((a, b) =>
        a.placedAt === b.placedAt ? (a.id < b.id ? -1 : 1) : a.placedAt < b.placedAt ? -1 : 1,
      )
      .slice(0, pageOfOrders)
      .map(({ id }) => id)
  const short = commands
    .flatMap(skusThatMayBeFreed)
    .filter((sku) => (books.stock.get(sku)?.shortage ?? 0) > 0)
  const replayed = commands.flatMap((command) =>
    command.kind === 'replay-listing' ? [command.payload.listing] : [],
  )
  const carriers = Map.groupBy(books.products.values(), ({ barcode }) => barcode)
  return {
    merchant: books.merchant,
    warehouses: books.warehouses,
    channels: books.channels,
    products: books.products,
    barcodes: new Map(
      [...carriers].flatMap(([barcode, found]) =>
        barcode === null ? [] : [[barcode, found.slice(0, 2).map(({ sku }) => sku)] as const],
      ),
    ),
    stock: books.stock,
    listings: books.listings,
    orders: books.orders,
    waiting: new Map(short.map((sku) => [sku, find((order) => order.waitingFor.includes(sku))])),
    unmapped: new Map(
      replayed.map((listing) => [listing, find((order) => order.unmapped.includes(listing))]),
    ),
    following: new Map(
      commands.flatMap((command) =>
        command.kind === 'refresh-all'
          ? [[command.payload.after, pageAfter(books, command.payload.after)] as const]
          : [],
      ),
    ),
  }
}

function pageAfter({ stock, pageOfSkus }: MemoryBooks, after: string | null): SkuPage {
  const behind = [...stock.keys()].toSorted().filter((sku) => after === null || sku > after)
  return { skus: behind.slice(0, pageOfSkus), more: behind.length >= pageOfSkus }
}

function skusThatMayBeFreed(command: Command): string[] {
  if (command.kind === 'allocate') return [command.payload.sku]
  if (command.kind !== 'stock-update') return []
  const { change } = command.payload
  return change.kind === 'adjust' ? [change.sku] : change.lines.map(({ sku }) => sku)
}

/** Puts a command at the end of the journal. Telling the same id twice is telling it once. */
export function tellMemory(books: MemoryBooks, command: NewCommand): void {
  const { id } = command
  if (books.settled.has(id) || books.pending.some((known) => known.id === id)) return
  books.pending.push({ id, entry: pendingEntry(command) })
}

/** Applies what is pending, so many commands at a time, telling listings of so many SKUs at most, until nothing is left. */
export function drainMemory(books: MemoryBooks, batchSize: number, at: Instant, most = 100): void {
  for (let rounds = 0; books.pending.length > 0 || books.stale.length > 0; rounds += 1) {
    if (rounds > 10_000) throw new Error('the journal never comes to rest')
    const batch = books.pending.splice(0, batchSize)
    const commands = batch.flatMap(({ entry }) => {
      const read = readCommand(entry.kind, entry.payload)
      return 'command' in read ? [read.command] : []
    })
    const plan = planBatch(bookOfMemory(books, commands), batch, {
      seq: books.seq,
      stale: books.stale,
      at,
      most: batch.length === 0 ? Math.max(1, most) : most,
    })
    takeOver(books, plan, at)
  }
}

function takeOver(books: MemoryBooks, plan: Plan, at: Instant): void {
  books.seq = plan.seq
  books.stale = plan.stale
  books.plans.push(plan)
  books.movements.push(...plan.movements)
  books.merchant = plan.draft.merchant
  books.warehouses = plan.draft.warehouses
  plan.draft.channels.changed.forEach((value, id) => books.channels.set(id, value))
  plan.draft.products.changed.forEach((value, id) => books.products.set(id, value))
  plan.draft.stock.changed.forEach((value, id) => books.stock.set(id, value))
  plan.draft.listings.changed.forEach((value, id) => books.listings.set(id, value))
  plan.draft.orders.changed.forEach((value, id) => books.orders.set(id, value))
  plan.settled.forEach((settled) => books.settled.set(settled.id, settled))
  plan.days.forEach(({ channels, hours }, day) => {
    const known: DayChange = books.days.get(day) ?? { channels: new Map(), hours: new Map() }
    channels.forEach((sales, id) => known.channels.set(id, plusSales(known.channels.get(id), sales)))
    hours.forEach((sales, hour) => known.hours.set(hour, plusSales(known.hours.get(hour), sales)))
    books.days.set(day, known)
  })
  const actor = { kind: 'system', name: 'journal' } as const
  plan.left.forEach(({ id, command }) => tellMemory(books, { id, command, actor, receivedAt: at }))
}
