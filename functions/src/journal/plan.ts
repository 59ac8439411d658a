import { createHash } from 'node:crypto'
import { alertId, type Alert } from '@fluxori/contract/alerts'
import type { DaySales } from '@fluxori/contract/days'
import { Command, type CommandResult, type JournalEntry } from '@fluxori/contract/journal'
import type { Instant, Sku } from '@fluxori/contract/kernel'
import type { Customer } from '@fluxori/contract/orders'
import type { Movement } from '@fluxori/contract/stock'
import { draftOf, type Book, type Draft } from '../domain/book.ts'
import { decide } from '../domain/decide.ts'
import { daySalesChange } from '../domain/orders/day-sales.ts'
import { evolve, type Fact } from '../domain/story.ts'
import { movementsOf } from './movements-of.ts'
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
  cases: ReadonlyMap<string, Alert | Readonly<{ closed: string }>>
  days: ReadonlyMap<string, ReadonlyMap<string, DaySales>>
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

type Growing = {
  draft: Draft
  customers: Map<string, Customer>
  movements: Movement[]
  cases: Map<string, Alert | { closed: string }>
  days: Map<string, Map<string, DaySales>>
  left: Map<string, Command>
  asked: Set<string>
  heard: Set<string>
  seq: number
}

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
    draft: { ...draft, waiting: { get: (sku) => waitingIn(book, draft, sku) } },
    customers: new Map(),
    movements: [],
    cases: new Map(),
    days: new Map(),
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
    ring,
    stale: untold,
    left: [...plan.left].map(([id, command]) => ({ id, command })),
  }
}

function settle(plan: Growing, { id, entry }: Pending, at: Instant): Settled {
  const command = Command.safeParse({ kind: entry.kind, payload: entry.payload })
  if (!command.success) {
    const [issue] = command.error.issues
    return setAside(plan, id, 'malformed-command', `${issue?.path.join('.')}: ${issue?.message}`, at)
  }
  const forgetBuyer = 'order' in command.data.payload && command.data.payload.order.customer !== null
  try {
    const decision = decide(plan.draft, command.data, at)
    if (!decision.accepted) {
      const { reason, detail, facts } = decision.refusal
      return { id, state: 'refused', result: { reason, detail, facts }, forgetBuyer }
    }
    absorb(plan, id, entry, decision.facts, at)
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
  reason: string,
  detail: string,
  at: Instant,
): Settled {
  openCase(plan, { kind: 'command-failed', subject: { kind: 'command', id }, facts: { reason, detail } }, at)
  return { id, state: 'failed', result: { reason, detail, facts: {} }, forgetBuyer: false }
}

function openCase(
  plan: Pick<Growing, 'cases'>,
  alert: Pick<Alert, 'kind' | 'subject' | 'facts'>,
  at: Instant,
): void {
  const id = alertId(alert.kind, alert.subject.id)
  plan.cases.set(id, { ...alert, id, state: 'open', openedAt: at, resolvedAt: null })
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

function absorb(plan: Growing, id: string, entry: JournalEntry, facts: readonly Fact[], at: Instant): void {
  const movements = movementsOf(plan.draft, facts, { seq: plan.seq, command: id, actor: entry.actor, at })
  plan.movements.push(...movements)
  plan.seq += movements.length
  for (const fact of facts) {
    if (fact.kind === 'order-recorded') countDay(plan, fact)
    evolve(plan.draft, fact, at)
    switch (fact.kind) {
      case 'customer-recorded':
        plan.customers.set(fact.order, fact.customer)
        break
      case 'listings-asked':
        plan.asked.add(fact.sku)
        break
      case 'case-opened':
        openCase(plan, { kind: fact.alert, subject: fact.subject, facts: fact.facts }, at)
        break
      case 'case-closed': {
        const closed = alertId(fact.alert, fact.subject.id)
        const opened = plan.cases.get(closed)
        const here = opened !== undefined && 'state' in opened
        plan.cases.set(closed, here ? { ...opened, state: 'resolved', resolvedAt: at } : { closed })
        break
      }
      case 'command-left':
        plan.left.set(leftId(id, fact.key), fact.command)
        break
      case 'order-recorded':
        if (entry.actor.kind === 'channel' && plan.draft.channels.get(fact.order.channelId) !== undefined) {
          plan.heard.add(fact.order.channelId)
        }
        break
      case 'listing-mapped':
        plan.asked.add(fact.sku)
        break
      case 'stock-moved':
      case 'listing-sold':
      case 'shortage-changed':
        break
    }
  }
}

const leftId = (parent: string, key: string): string =>
  `left:${createHash('sha256').update(`${parent}\n${key}`).digest('hex').slice(0, 40)}`

function countDay(plan: Growing, { order }: Extract<Fact, { kind: 'order-recorded' }>): void {
  const change = daySalesChange(plan.draft.orders.get(order.id), order)
  const day = plan.days.get(order.day) ?? new Map<string, DaySales>()
  const sum = day.get(order.channelId) ?? { orders: 0, units: 0, revenueCents: 0, vatCents: 0 }
  day.set(order.channelId, {
    orders: sum.orders + change.orders,
    units: sum.units + change.units,
    revenueCents: sum.revenueCents + change.revenueCents,
    vatCents: sum.vatCents + change.vatCents,
  })
  plan.days.set(order.day, day)
}
