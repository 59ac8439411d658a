import type { Channel } from '@fluxori/contract/channels/channels'
import type { JournalEntry } from '@fluxori/contract/engine/journal'
import type { Instant } from '@fluxori/contract/kernel'
import { movementId } from '@fluxori/contract/stock/stock'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { instantAfter } from '@fluxori/contract/time'
import { pendingEntry } from '../../src/journal/append.ts'
import type { Plan } from '../../src/journal/plan.ts'
import { withPaths } from '../../src/store/with-paths.ts'
import { appendInMemory, drainMemory, emptyMemoryJournal, type MemoryJournal } from '../memory-journal.ts'
import type { DemoState } from './opening.ts'

/** From when a command is received until it has been applied. */
const applyMs = 700

/**
 * A merchant's state after these commands, each decided by the journal's own rules at its own time, oldest first. Only
 * the writing is left out: the state can be written at once as it stands at the end, in which the channels show what
 * they should.
 */
export function liveThrough(state: DemoState, commands: readonly NewCommand[], at: Instant): DemoState {
  const memory = inMemory(state)
  const entries = new Map<string, JournalEntry>()
  for (const command of commands) {
    entries.set(command.id, pendingEntry(command))
    appendInMemory(memory, command)
    const applied = instantAfter(command.receivedAt, applyMs)
    drainMemory(memory, 1, applied)
    for (const plan of memory.plans.splice(0)) recordResults(entries, plan, applied)
  }
  return {
    ...state,
    channels: state.channels.map((channel) => readUntil(memory, channel, at)),
    stock: [...memory.stock.values()],
    movements: [...memory.movements.values()],
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
    customers: [...memory.customers].map(([id, customer]) => ({ order: id.split('/')[0] ?? '', customer })),
    days: [...memory.days.values()],
    cases: [...memory.cases.values()],
    entries: [...entries].map(([id, entry]) => ({ id, entry })),
    lease: { ...state.lease, seq: memory.seq, stale: [] },
  }
}

function inMemory({
  merchant,
  warehouses,
  channels,
  products,
  stock,
  listings,
  movements,
  lease,
}: DemoState): MemoryJournal {
  const memory = emptyMemoryJournal()
  memory.merchant.set(merchant.id, merchant)
  warehouses.forEach((one) => memory.warehouses.set(one.id, one))
  channels.forEach((one) => memory.channels.set(one.id, one))
  products.forEach((one) => memory.products.set(one.sku, one))
  stock.forEach((one) => memory.stock.set(one.sku, one))
  listings.forEach((one) => memory.listings.set(one.id, one))
  movements.forEach((one) => memory.movements.set(movementId(one.seq), one))
  memory.seq = lease.seq
  return memory
}

/** What became of each command. The buyer leaves the journal when the order has been taken in. */
function recordResults(
  entries: Map<string, JournalEntry>,
  { processed, changes }: Plan,
  appliedAt: Instant,
): void {
  processed.forEach(({ id, state, result, forget }) => {
    const entry = entries.get(id)
    if (entry === undefined) return
    const forgotten = withPaths(entry, Object.fromEntries(forget.map((path) => [`payload.${path}`, null])))
    entries.set(id, { ...forgotten, state, result, appliedAt })
  })
  const actor = { kind: 'system', name: 'journal' } as const
  changes.followUps.forEach((command, id) => {
    if (!entries.has(id)) entries.set(id, pendingEntry({ id, command, actor, receivedAt: appliedAt }))
  })
}

/** A connection whose orders have been read and whose numbers have been accepted until now. */
function readUntil({ orders }: MemoryJournal, channel: Channel, at: Instant): Channel {
  const received = [...orders.values()]
    .filter(({ channelId }) => channelId === channel.id)
    .map(({ receivedAt }) => receivedAt)
  const lastOrderAt = received.toSorted().at(-1) ?? null
  const health = { ...channel.health, lastOrderAt, lastPollAt: at, lastPublishAt: at }
  return { ...channel, polledUntil: at, health }
}
