import type { Order, OrderAction } from '@fluxori/contract/orders/orders'
import { canCancel, canReserve, canShip, isOver, reservedUnits } from '../order-facts.ts'

/** What can be done with many orders at once. */
export const bulkKinds = ['ship', 'allocate', 'cancel'] as const
export type BulkKind = (typeof bulkKinds)[number]

/** Why an order that was chosen is not part of it. */
export type WhyLeftOut = 'nothing-reserved' | 'over' | 'nothing-short' | 'queued'

export type BulkPlan = Readonly<{
  orders: readonly Order[]
  leftOut: readonly Readonly<{ order: Order; why: WhyLeftOut }>[]
}>

const can: Readonly<Record<BulkKind, (order: Order) => boolean>> = {
  ship: canShip,
  cancel: canCancel,
  allocate: canReserve,
}

const whyNot: Readonly<Record<BulkKind, WhyLeftOut>> = {
  ship: 'nothing-reserved',
  cancel: 'over',
  allocate: 'nothing-short',
}

/**
 * Which of the chosen orders this can be done with. An order that is over, or that a change waits for on this device, is
 * left out: doing it again could only be refused.
 */
export function planOf(kind: BulkKind, chosen: readonly Order[], queued: ReadonlySet<string>): BulkPlan {
  const sorted = chosen.map((order) => {
    const why = isOver(order)
      ? 'over'
      : queued.has(order.id)
        ? 'queued'
        : can[kind](order)
          ? null
          : whyNot[kind]
    return { order, why }
  })
  return {
    orders: sorted.filter(({ why }) => why === null).map(({ order }) => order),
    leftOut: sorted.flatMap(({ order, why }) => (why === null ? [] : [{ order, why }])),
  }
}

/** Units that leave when all of a plan is shipped. */
export const plannedUnits = ({ orders }: BulkPlan): number =>
  orders.reduce((total, order) => total + reservedUnits(order), 0)

/** More lines than an operation takes: the order is shipped as a whole. */
const mostLines = 100

/** Ships what the person saw reserved, and nothing that was reserved since. */
export function shipAllSeen(order: Order, tracking: string | null): OrderAction {
  const lines = order.lines.flatMap(({ id, allocated }) =>
    allocated > 0 ? [{ line: id, quantity: allocated }] : [],
  )
  return { kind: 'ship', lines: lines.length > mostLines ? null : lines, tracking }
}

/** What is asked of one order of a plan. `reason` counts for a cancellation. */
export function bulkAction(kind: BulkKind, order: Order, reason: string): OrderAction {
  switch (kind) {
    case 'ship':
      return shipAllSeen(order, null)
    case 'cancel':
      return { kind: 'cancel', reason }
    case 'allocate':
      return { kind: 'allocate' }
  }
}
