import { createHash } from 'node:crypto'
import { alertId, type Case } from '@fluxori/contract/engine/cases'
import type { DaySales, Hour } from '@fluxori/contract/orders/days'
import type { Command } from '@fluxori/contract/commands'
import type { Actor, ChannelId, Day, Instant, WarehouseId } from '@fluxori/contract/kernel'
import type { Customer, Order } from '@fluxori/contract/orders/orders'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Movement } from '@fluxori/contract/stock/stock'
import type { Draft } from '../domain/book.ts'
import { daySalesChange, plusSales } from '../domain/orders/day-sales.ts'
import { historyAfter } from '../domain/orders/order-history.ts'
import { evolve, type ChannelFields, type Fact, type MerchantFields } from '../domain/story.ts'
import { sastHour } from '@fluxori/contract/time'
import { movementsOf } from './movements-of.ts'

/** What a day's sales change by: for each channel, and for each hour over all of them. */
export type DayChange = Readonly<{ channels: Map<ChannelId, DaySales>; hours: Map<Hour, DaySales> }>

/** A plan that commands are still being added to. */
export type Growing = {
  draft: Draft
  customers: Map<string, Customer>
  movements: Movement[]
  cases: Map<string, Case | { closed: string }>
  days: Map<Day, DayChange>
  warehouses: Map<WarehouseId, Warehouse>
  channels: Map<ChannelId, ChannelFields>
  merchant: MerchantFields | null
  ring: Set<ChannelId>
  left: Map<string, Command>
  asked: Set<string>
  heard: Set<string>
  seq: number
}

/** A command whose facts are being taken over: under which id, by whom, and when it was decided. */
export type Cause = Readonly<{ id: string; command: Command; actor: Actor; at: Instant }>

/** Makes the facts of a command true in the plan: movements first, since they say what stood before. */
export function absorb(plan: Growing, cause: Cause, facts: readonly Fact[]): void {
  const { id, actor, at } = cause
  const movements = movementsOf(plan.draft, facts, { seq: plan.seq, command: id, actor, at })
  plan.movements.push(...movements)
  plan.seq += movements.length
  const before = new Map<string, Order | undefined>()
  for (const fact of facts) {
    if (fact.kind === 'order-recorded') {
      const known = plan.draft.orders.get(fact.order.id)
      if (!before.has(fact.order.id)) before.set(fact.order.id, known)
      countDay(plan, known, fact.order)
    }
    evolve(plan.draft, fact, at)
    note(plan, cause, fact)
  }
  before.forEach((known, order) => {
    const after = plan.draft.orders.get(order)
    if (after === undefined) return
    plan.draft.orders.set(order, { ...after, history: historyAfter(known, after, cause) })
  })
}

/** What a fact asks for besides the documents that it changes. */
function note(plan: Growing, { id, actor, at }: Cause, fact: Fact): void {
  switch (fact.kind) {
    case 'customer-recorded':
      plan.customers.set(fact.order, fact.customer)
      return
    case 'listings-asked':
    case 'listing-mapped':
      plan.asked.add(fact.sku)
      return
    case 'case-opened':
      openCase(plan, { kind: fact.alert, subject: fact.subject, facts: fact.facts }, at)
      return
    case 'case-closed':
      closeCase(plan, alertId(fact.alert, fact.subject.id), at)
      return
    case 'command-left':
      plan.left.set(leftId(id, fact.key), fact.command)
      return
    case 'order-recorded':
      if (actor.kind === 'channel' && plan.draft.channels.get(fact.order.channelId) !== undefined) {
        plan.heard.add(fact.order.channelId)
      }
      return
    case 'warehouse-recorded':
      plan.warehouses.set(fact.warehouse.id, fact.warehouse)
      return
    case 'channel-changed':
      plan.channels.set(fact.channelId, { ...plan.channels.get(fact.channelId), ...fact.fields })
      return
    case 'publishing-asked':
      plan.ring.add(fact.channelId)
      return
    case 'merchant-changed':
      plan.merchant = fact.fields
      return
    case 'product-recorded':
    case 'stock-moved':
    case 'listing-sold':
    case 'shortage-changed':
      return
  }
}

export function openCase(
  plan: Pick<Growing, 'cases'>,
  alert: Pick<Case, 'kind' | 'subject' | 'facts'>,
  at: Instant,
): void {
  const id = alertId(alert.kind, alert.subject.id)
  plan.cases.set(id, { ...alert, id, state: 'open', openedAt: at, resolvedAt: null, resolvedBy: null })
}

function closeCase(plan: Pick<Growing, 'cases'>, id: string, at: Instant): void {
  const opened = plan.cases.get(id)
  const here = opened !== undefined && 'state' in opened
  plan.cases.set(
    id,
    here ? { ...opened, state: 'resolved', resolvedAt: at, resolvedBy: null } : { closed: id },
  )
}

/** Its own within all that came of one command, and so along a chain of commands that leave each other. */
const leftId = (parent: string, key: string): string =>
  `left:${createHash('sha256').update(`${parent}\n${key}`).digest('hex').slice(0, 40)}`

function countDay(plan: Growing, known: Order | undefined, order: Order): void {
  const change = daySalesChange(known, order)
  const day: DayChange = plan.days.get(order.day) ?? { channels: new Map(), hours: new Map() }
  const hour = sastHour(order.placedAt)
  day.channels.set(order.channelId, plusSales(day.channels.get(order.channelId), change))
  day.hours.set(hour, plusSales(day.hours.get(hour), change))
  plan.days.set(order.day, day)
}
