import type { Actor } from '@fluxori/contract/kernel'
import { mostOrderEvents, type OrderEvent } from '@fluxori/contract/orders/order-event'
import { type Order } from '@fluxori/contract/orders/orders'
import { orderMessages } from '../../../lib/messages/orders.ts'

const words = orderMessages.detail

/** One step of an order's story, in words. `by` is null where nobody is known. */
export type StoryStep = Readonly<{
  key: string
  kind: OrderEvent['kind'] | 'placed' | 'cut'
  at: string | null
  by: Actor | null
  text: string
  note: string | null
}>

/**
 * What happened to an order, from the buyer's click to now. Steps that are no longer kept leave a gap that is told; an
 * order of before steps were kept tells its times.
 */
export function storyOf(order: Order, channelName: string): readonly StoryStep[] {
  const placed: StoryStep = {
    key: 'placed',
    kind: 'placed',
    at: order.placedAt,
    by: null,
    text: words.placedOn(channelName),
    note: null,
  }
  const [first, ...rest] = order.history
  if (first === undefined) return [placed, ...timesOf(order)]
  const isCut = order.history.length >= mostOrderEvents
  const cut: StoryStep = { key: 'cut', kind: 'cut', at: null, by: null, text: words.storyCut, note: null }
  return [
    placed,
    stepOf(first, 0),
    ...(isCut ? [cut] : []),
    ...rest.map((event, index) => stepOf(event, index + 1)),
  ]
}

const stepOf = (event: OrderEvent, index: number): StoryStep => ({
  key: `${index} ${event.command}`,
  kind: event.kind,
  at: event.at,
  by: event.by,
  text: words.events[event.kind](event.units),
  note: noteOf(event),
})

/** A tracking number, a reason, a SKU: what a note is depends on the step. */
function noteOf({ kind, note }: OrderEvent): string | null {
  if (note === null || note === '') return null
  switch (kind) {
    case 'shipped':
      return words.trackingNumber(note)
    case 'mapped':
      return words.productChosen(note)
    case 'no-goods':
    case 'unmapped':
      return note
    case 'cancelled':
    case 'reopened':
    case 'taken-in':
    case 'channel-update':
    case 'allocated':
    case 'short':
      return words.reasonGiven(note)
  }
}

function timesOf(order: Order): readonly StoryStep[] {
  const times = [
    ['taken-in', order.receivedAt, words.takenInAt],
    ['shipped', order.shippedAt, words.shippedAt],
    ['cancelled', order.cancelledAt, words.cancelledAt],
  ] as const
  return times.flatMap(([kind, at, text]) =>
    at === null ? [] : [{ key: kind, kind, at, by: null, text, note: null }],
  )
}
