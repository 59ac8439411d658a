import { ChannelScopedId, type Sku } from '@fluxori/contract/kernel'
import {
  levelStates,
  type LevelState,
  type Movement,
  type MovementEntry,
} from '@fluxori/contract/stock/stock'
import { stockHistoryMessages } from '../../../lib/messages/stock-history.ts'

const words = stockHistoryMessages

/** A movement as a person would tell it of one SKU. */
export type Tale = Readonly<{
  seq: number
  kind: Movement['kind']
  at: string
  /** What happened. It ends before the order, where `orderId` names one. */
  text: string
  orderId: string | null
  /** What stood before and stands after it: `12 → 36 on hand`. */
  changes: readonly string[]
  /** Reference, reason, further SKUs, and who, where the text does not say. */
  notes: readonly string[]
  /** Where it happened. */
  warehouses: readonly string[]
}>

export type TaleNames = Readonly<{ place: (warehouse: string) => string; who: string }>

/** Tells one movement from the side of one SKU. */
export function taleOf(movement: Movement, sku: Sku, names: TaleNames): Tale {
  const entries = movement.entries.filter((entry) => entry.sku === sku)
  const { reference, reason } = movement.cause
  const ofOrder = isOfOrder(movement.kind)
  const order = ofOrder ? ChannelScopedId.safeParse(reference) : null
  const orderId = order?.success === true ? order.data : null
  const others = movement.skus.filter((one) => one !== sku).length
  return {
    seq: movement.seq,
    kind: movement.kind,
    at: movement.at,
    text: textOf(movement.kind, entries, names, orderId !== null),
    orderId,
    changes: changesOf(entries, names),
    notes: [
      ...(orderId === null && reference !== '' && movement.kind !== 'opened'
        ? [words.reference(reference)]
        : []),
      ...(reason === null ? [] : [reason]),
      ...(others === 0 ? [] : [words.withOthers(others)]),
      ...(ofOrder ? [words.by(names.who)] : []),
    ],
    warehouses: [...new Set(entries.map(({ warehouse }) => warehouse))],
  }
}

const isOfOrder = (kind: Movement['kind']) =>
  kind === 'allocated' || kind === 'released' || kind === 'shipped'

function changesOf(entries: readonly MovementEntry[], { place }: TaleNames): readonly string[] {
  const several = new Set(entries.map(({ warehouse }) => warehouse)).size > 1
  return entries.flatMap(({ warehouse, delta, after }) =>
    levelStates
      .filter((state) => (delta[state] ?? 0) !== 0)
      .map((state) =>
        words.change(
          several ? place(warehouse) : null,
          after[state] - (delta[state] ?? 0),
          after[state],
          state,
        ),
      ),
  )
}

function textOf(
  kind: Movement['kind'],
  entries: readonly MovementEntry[],
  { place, who }: TaleNames,
  hasOrder: boolean,
): string {
  const { tell } = words
  const places = (state: LevelState) =>
    entries
      .filter(({ delta }) => (delta[state] ?? 0) !== 0)
      .map(({ warehouse, delta }) => ({ units: Math.abs(delta[state] ?? 0), place: place(warehouse) }))
  const fallback = tell.changed(who, [...new Set(entries.map(({ warehouse }) => place(warehouse)))])
  switch (kind) {
    case 'opened':
      return tell.opened(places('onHand'))
    case 'received':
      return tell.received(who, places('onHand'))
    case 'adjusted':
      return adjustedText(entries, { place, who }) ?? fallback
    case 'transferred':
      return transferredText(entries, { place, who }) ?? fallback
    case 'counted': {
      const [entry] = entries
      const units = entry?.delta.onHand ?? 0
      return entry === undefined || units === 0
        ? fallback
        : tell.counted(who, { units, place: place(entry.warehouse) })
    }
    case 'allocated':
      return tell.reserved(places('reserved'), hasOrder)
    case 'released':
      return tell.freed(places('reserved'), hasOrder)
    case 'shipped':
      return tell.shipped(places('onHand'), hasOrder)
  }
}

/** An adjustment changes one state of one level; null when it is something else. */
function adjustedText(entries: readonly MovementEntry[], { place, who }: TaleNames): string | null {
  const [entry] = entries
  const [state, more] = levelStates.filter((one) => (entry?.delta[one] ?? 0) !== 0)
  if (entry === undefined || state === undefined || more !== undefined || entries.length > 1) return null
  const delta = entry.delta[state] ?? 0
  const there = { units: Math.abs(delta), place: place(entry.warehouse) }
  switch (state) {
    case 'onHand':
      return delta > 0 ? words.tell.added(who, [there]) : words.tell.removed(who, [there])
    case 'damaged':
      return delta > 0 ? words.tell.damaged(who, there) : words.tell.undamaged(who, there)
    case 'quarantined':
      return delta > 0 ? words.tell.quarantined(who, there) : words.tell.released(who, there)
    case 'reserved':
    case 'incoming':
    case 'inTransit':
      return null
  }
}

/** At once: from shelf to shelf. Sent: from a shelf onto the road. Arrived: from the road onto a shelf. */
function transferredText(entries: readonly MovementEntry[], { place, who }: TaleNames): string | null {
  const left = entries.find(({ delta }) => (delta.onHand ?? 0) < 0)
  const came = entries.find(({ delta }) => (delta.onHand ?? 0) > 0)
  const onRoad = entries.find(({ delta }) => (delta.inTransit ?? 0) > 0)
  const units = Math.abs(left?.delta.onHand ?? came?.delta.onHand ?? 0)
  if (left !== undefined && came !== undefined) {
    return words.tell.moved(who, units, place(left.warehouse), place(came.warehouse))
  }
  if (left !== undefined && onRoad !== undefined) {
    return words.tell.sent(who, units, place(left.warehouse), place(onRoad.warehouse))
  }
  return came === undefined ? null : words.tell.arrived(who, { units, place: place(came.warehouse) })
}
