import type { Case } from '@fluxori/contract/engine/cases'
import type { Channel } from '@fluxori/contract/channels/channels'
import type { JournalEntry } from '@fluxori/contract/engine/journal'
import type { Instant } from '@fluxori/contract/kernel'
import type { Customer } from '@fluxori/contract/orders/orders'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { instantAfter } from '@fluxori/contract/time'
import { pendingEntry } from '../../src/journal/append.ts'
import type { Plan } from '../../src/journal/plan.ts'
import { drainMemory, tellMemory, type MemoryBooks } from '../memory-journal.ts'
import type { Books } from './opening.ts'

/** From when a command is received until it has been applied. */
const applyMs = 700

/**
 * A merchant's books after these commands, each decided by the journal's own rules at its own time, oldest first. Only
 * the writing is left out: the books can be written at once as they stand at the end, in which the channels show what
 * they should.
 */
export function liveThrough(books: Books, commands: readonly NewCommand[], at: Instant): Books {
  const memory = inMemory(books)
  const customers = new Map<string, Customer>()
  const alerts = new Map<string, Case>()
  const entries = new Map<string, JournalEntry>()
  for (const command of commands) {
    entries.set(command.id, pendingEntry(command))
    tellMemory(memory, command)
    const applied = instantAfter(command.receivedAt, applyMs)
    drainMemory(memory, 1, applied)
    for (const plan of memory.plans.splice(0)) {
      plan.customers.forEach((customer, order) => customers.set(order, customer))
      noteCases(alerts, plan, applied)
      noteEntries(entries, plan, applied)
    }
  }
  return {
    ...books,
    channels: books.channels.map((channel) => heard(memory, channel, at)),
    stock: [...memory.stock.values()],
    movements: memory.movements,
    listings: [...memory.listings.values()].map((listing) => {
      const { quantity, priceCents } = listing.desired
      return {
        ...listing,
        published: { quantity, priceCents, at, sold: listing.sold },
        observed: { quantity, priceCents, at },
        pending: false,
      }
    }),
    orders: [...memory.orders.values()],
    customers: [...customers].map(([order, customer]) => ({ order, customer })),
    days: [...memory.days].map(([day, { channels, hours }]) => ({
      day,
      channels: Object.fromEntries(channels),
      hours: Object.fromEntries(hours),
    })),
    alerts: [...alerts.values()],
    entries: [...entries].map(([id, entry]) => ({ id, entry })),
    lease: { ...books.lease, seq: memory.seq, stale: [] },
  }
}

const byKey = <T>(all: readonly T[], key: (one: T) => string): Map<string, T> =>
  new Map(all.map((one) => [key(one), one]))

const inMemory = (books: Books): MemoryBooks => ({
  merchant: books.merchant,
  warehouses: books.warehouses,
  channels: byKey(books.channels, ({ id }) => id),
  products: byKey(books.products, ({ sku }) => sku),
  stock: byKey(books.stock, ({ sku }) => sku),
  listings: byKey(books.listings, ({ id }) => id),
  orders: new Map(),
  movements: [...books.movements],
  days: new Map(),
  settled: new Map(),
  pending: [],
  plans: [],
  seq: books.lease.seq,
  stale: [],
  pageOfSkus: 50,
})

function noteCases(alerts: Map<string, Case>, plan: Plan, at: Instant): void {
  plan.cases.forEach((value, id) => {
    const known = alerts.get(id)
    if (!('closed' in value)) alerts.set(id, value)
    else if (known !== undefined)
      alerts.set(id, { ...known, state: 'resolved', resolvedAt: at, resolvedBy: null })
  })
}

/** What became of each command. The buyer leaves the journal when the order has been taken in. */
function noteEntries(entries: Map<string, JournalEntry>, plan: Plan, appliedAt: Instant): void {
  plan.settled.forEach(({ id, state, result, forgetBuyer }) => {
    const entry = entries.get(id)
    if (entry === undefined) return
    const payload = forgetBuyer ? withoutBuyer(entry.payload) : entry.payload
    entries.set(id, { ...entry, payload, state, result, appliedAt })
  })
  const actor = { kind: 'system', name: 'journal' } as const
  plan.left.forEach(({ id, command }) => {
    if (!entries.has(id)) entries.set(id, pendingEntry({ id, command, actor, receivedAt: appliedAt }))
  })
}

const withoutBuyer = (payload: unknown): unknown =>
  isRecord(payload) && isRecord(payload['order'])
    ? { ...payload, order: { ...payload['order'], customer: null } }
    : payload

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A connection whose orders have been read and whose numbers have been accepted until now. */
function heard({ orders }: MemoryBooks, channel: Channel, at: Instant): Channel {
  const received = [...orders.values()]
    .filter(({ channelId }) => channelId === channel.id)
    .map(({ receivedAt }) => receivedAt)
  const lastOrderAt = received.toSorted().at(-1) ?? null
  const health = { ...channel.health, lastOrderAt, lastPollAt: at, lastPublishAt: at }
  return { ...channel, polledUntil: at, health }
}
