import type { Case } from '@fluxori/contract/engine/cases'
import { readCommand, type Command } from '@fluxori/contract/commands'
import type { CommandResult, JournalEntry } from '@fluxori/contract/engine/journal'
import type { ChannelId, Day, Instant, Sku, WarehouseId } from '@fluxori/contract/kernel'
import type { Customer } from '@fluxori/contract/orders/orders'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { CommandTrouble } from '@fluxori/contract/reasons'
import type { Movement } from '@fluxori/contract/stock/stock'
import { draftOf, type Book, type Draft } from '../domain/book.ts'
import { decide } from '../domain/decide.ts'
import type { ChannelFields, Fact, MerchantFields } from '../domain/story.ts'
import { absorb, openCase, type DayChange, type Growing } from './absorb.ts'
import { carriersIn } from './carriers-in.ts'
import { refreshListings } from './refresh-listings.ts'
import { waitingIn } from './waiting-in.ts'

export type Pending = Readonly<{ id: string; entry: JournalEntry }>
export type Settled = Readonly<{
  id: string
  state: 'applied' | 'refused' | 'failed'
  result: CommandResult
  /** The command carries the buyer, whom the order holds from now on. */
  forgetBuyer: boolean
}>

/** Everything that one batch of commands makes true, not written yet. */
export type Plan = Readonly<{
  draft: Draft
  settled: readonly Settled[]
  customers: ReadonlyMap<string, Customer>
  movements: readonly Movement[]
  cases: ReadonlyMap<string, Case | Readonly<{ closed: string }>>
  days: ReadonlyMap<Day, DayChange>
  warehouses: ReadonlyMap<WarehouseId, Warehouse>
  /** What a member changed of connections, and of the merchant. */
  channels: ReadonlyMap<ChannelId, ChannelFields>
  merchant: MerchantFields | null
  left: readonly Readonly<{ id: string; command: Command }>[]
  /** Channels with something to publish. */
  ring: ReadonlySet<string>
  /** Channels that an order came from. */
  heard: ReadonlySet<string>
  seq: number
  /** SKUs whose listings have not been told yet. */
  stale: readonly Sku[]
}>

/** Where the books stand, and how many SKUs may have their listings told in this batch. */
export type Planning = Readonly<{ seq: number; at: Instant; stale?: readonly Sku[]; most?: number }>

/**
 * Decides commands one after another, each on what the ones before it made true. A command whose decision throws is
 * settled as failed, leaves nothing behind, and does not stop the others. Then the listings of what moved, and of what
 * earlier batches left, are told what to show. Pure.
 */
export function planBatch(
  book: Book,
  batch: readonly Pending[],
  { seq, at, stale = [], most = Number.MAX_SAFE_INTEGER }: Planning,
): Plan {
  const draft = draftOf(book)
  const plan: Growing = {
    draft: {
      ...draft,
      waiting: { get: (sku) => waitingIn(book, draft, sku) },
      barcodes: { get: (barcode) => carriersIn(book, draft, barcode) },
    },
    customers: new Map(),
    movements: [],
    cases: new Map(),
    days: new Map(),
    warehouses: new Map(),
    channels: new Map(),
    merchant: null,
    ring: new Set(),
    left: new Map(),
    asked: new Set(),
    heard: new Set(),
    seq,
  }
  const settled = batch.map((pending) => settle(plan, pending, at))
  const { asked, movements } = plan
  const { ring, broken, stale: untold } = refreshListings(plan.draft, { asked, movements, stale, most, at })
  broken.forEach((detail, id) => {
    openCase(plan, { kind: 'invariant-broken', subject: { kind: 'sku', id }, facts: { detail } }, at)
  })
  return {
    ...plan,
    settled,
    ring: awake(plan.draft, [...plan.ring, ...ring]),
    stale: untold,
    left: [...plan.left].map(([id, command]) => ({ id, command })),
  }
}

/** A paused channel is not rung: what it should show waits until it is resumed. */
const awake = (draft: Draft, channels: readonly ChannelId[]): ReadonlySet<ChannelId> =>
  new Set(channels.filter((id) => draft.channels.get(id)?.state === 'active'))

function settle(plan: Growing, { id, entry }: Pending, at: Instant): Settled {
  const read = readCommand(entry.kind, entry.payload)
  if ('malformed' in read) return setAside(plan, id, 'malformed-command', read.malformed, at)
  const { command } = read
  const forgetBuyer = 'order' in command.payload && command.payload.order.customer !== null
  try {
    const decision = decide(plan.draft, command, at)
    if (!decision.accepted) {
      const { reason, detail, facts } = decision.refusal
      return { id, state: 'refused', result: { reason, detail, facts }, forgetBuyer }
    }
    absorb(plan, { id, command, actor: entry.actor, at }, decision.facts)
    const result = { reason: null, detail: null, facts: resultOf(decision.facts) }
    return { id, state: 'applied', result, forgetBuyer }
  } catch (error) {
    // Deciding is pure, so whatever it throws is about this command and its documents: the others must go on.
    return setAside(plan, id, 'decision-failed', error instanceof Error ? error.message : String(error), at)
  }
}

/** Sets a command aside with its reason, and opens a case, so that a person sees it. */
export function setAside(
  plan: Pick<Growing, 'cases'>,
  id: string,
  reason: CommandTrouble,
  detail: string,
  at: Instant,
): Settled {
  openCase(plan, { kind: 'command-failed', subject: { kind: 'command', id }, facts: { reason, detail } }, at)
  return { id, state: 'failed', result: { reason, detail, facts: {} }, forgetBuyer: false }
}

/** What the caller of a command is told: the orders and SKUs that it changed. */
function resultOf(facts: readonly Fact[]): Record<string, unknown> {
  const orders = facts.flatMap((fact) => (fact.kind === 'order-recorded' ? [fact.order] : []))
  const skus = facts.flatMap((fact) =>
    fact.kind === 'stock-moved' || fact.kind === 'listings-asked' ? [fact.sku] : [],
  )
  return {
    orders: orders.slice(0, 10).map(({ id, status }) => ({ id, status })),
    skus: [...new Set(skus)].slice(0, 100),
  }
}
