import fc from 'fast-check'
import { bySku, inStep, type Expected, type Model, type Step } from './life.ts'
import { polledOrder, webhookOf } from './woocommerce-bodies.ts'

export type Line = Readonly<{ id: number; sku: string; units: number; price: number; tax: number }>
type Fee = Readonly<{ id: number; price: number; tax: number }>
export type Refund = Readonly<{ line: number | null; units: number; price: number; tax: number }>
type Status = 'pending' | 'failed' | 'on-hold' | 'processing' | 'completed' | 'refunded' | 'cancelled'
export type State = Readonly<{
  index: number
  second: number
  status: Status
  isBinned: boolean
  delivery: number
  lines: readonly Line[]
  fees: readonly Fee[]
  refunds: readonly Refund[]
}>
type Start = Readonly<{
  items: readonly Readonly<{ sku: string; units: number; isOdd: boolean }>[]
  status: Status
  delivery: number
}>
const statuses = ['pending', 'failed', 'on-hold', 'processing', 'completed', 'cancelled'] as const
const whats = [
  ...statuses,
  'processing',
  'completed',
  'refund-rest',
  'refund-units',
  'refund-units',
  'refund-amount',
  'bin',
  'restore',
  'resize',
  'add-line',
  'remove-line',
  'fee',
  'discount',
] as const
type What = (typeof whats)[number]
type Change = Partial<Omit<State, 'index' | 'second'>>

/** Adds up. */
export const sum = <T>(all: readonly T[], of: (one: T) => number) =>
  all.reduce((total, one) => total + of(one), 0)
const lineOf = (index: number, sku: string, units: number, isOdd: boolean): Line => ({
  id: 11 + index,
  sku,
  units,
  ...(isOdd ? { price: 8696, tax: 1304 } : { price: 2000, tax: 300 }),
})

/** What the order costs, refunds not taken off. */
export const grossOf = ({ lines, fees, delivery }: State) =>
  sum(lines, ({ units, price, tax }) => units * (price + tax)) +
  sum(fees, ({ price, tax }) => price + tax) +
  delivery
const refundedOf = ({ refunds }: State) => sum(refunds, ({ price, tax }) => price + tax)
const unitsRefunded = ({ refunds }: State, id: number) =>
  sum(
    refunds.filter(({ line }) => line === id),
    ({ units }) => units,
  )

/** An order can be edited until it is completed; we leave one alone of which something was refunded. */
const canEdit = ({ status, refunds }: State) =>
  ['pending', 'on-hold', 'processing'].includes(status) && refunds.length === 0
const canRefund = ({ status }: State) => status === 'processing' || status === 'completed'

/** A refund to the full total makes the order `refunded`. */
function refund(state: State, made: Refund): Change | undefined {
  const rest = grossOf(state) - refundedOf(state)
  const cents = made.price + made.tax
  if (!canRefund(state) || cents <= 0 || cents > rest) return undefined
  return { refunds: [...state.refunds, made], ...(cents === rest ? { status: 'refunded' } : {}) }
}

function resized(state: State, line: Line, units: number): Change | undefined {
  if (!canEdit(state) || units === line.units) return undefined
  return { lines: state.lines.map((one) => (one.id === line.id ? { ...line, units } : one)) }
}

function withFee(state: State, price: number, tax: number): Change | undefined {
  const next = [...state.fees, { id: 51 + state.fees.length, price, tax }]
  return canEdit(state) && grossOf({ ...state, fees: next }) > 0 ? { fees: next } : undefined
}

function happens(state: State, what: What, line: Line, units: number): Change | undefined {
  switch (what) {
    case 'bin':
      return { isBinned: true }
    case 'restore':
      return undefined
    case 'resize':
      return resized(state, line, units)
    case 'add-line': {
      const added = lineOf(10 + state.index, String(100 + units), units, false)
      return canEdit(state) ? { lines: [...state.lines, added] } : undefined
    }
    case 'remove-line': {
      const lines = state.lines.filter(({ id }) => id !== line.id)
      return canEdit(state) && lines.length > 0 && grossOf({ ...state, lines }) > 0 ? { lines } : undefined
    }
    case 'fee':
      return withFee(state, 2500, 375)
    case 'discount':
      return withFee(state, -1000, -150)
    case 'refund-units': {
      const some = Math.min(units, line.units - unitsRefunded(state, line.id))
      return refund(state, { line: line.id, units: some, price: some * line.price, tax: some * line.tax })
    }
    case 'refund-amount':
      return refund(state, { line: null, units: 0, price: units * 777, tax: 0 })
    case 'refund-rest':
      return refund(state, { line: null, units: 0, price: grossOf(state) - refundedOf(state), tax: 0 })
    case 'pending':
    case 'failed':
    case 'on-hold':
    case 'processing':
    case 'completed':
    case 'cancelled':
      return what === state.status || state.status === 'refunded' ? undefined : { status: what }
  }
}

function after(state: State, { what, line: place, units, gap }: Step<What>): State | undefined {
  const line = state.lines[place % state.lines.length]
  if (line === undefined) return undefined
  const change = state.isBinned
    ? what === 'restore'
      ? { isBinned: false }
      : undefined
    : happens(state, what, line, units)
  if (change === undefined) return undefined
  const next = { ...state, ...change, index: state.index + 1 }
  return { ...next, second: state.second + Math.max(gap, secondsBetween(state, next)) }
}

const order: readonly Status[] = [
  'pending',
  'failed',
  'on-hold',
  'processing',
  'completed',
  'refunded',
  'cancelled',
]

/**
 * What was completed, and what a status goes back from, stays so for a second: within one, the state takes what
 * is further along for the later one until the poll, and whether it was heard decides what has left.
 */
function secondsBetween(from: State, to: State): number {
  const isBack = order.indexOf(to.status) < order.indexOf(from.status)
  return from.status === 'completed' || isBack ? 1 : 0
}

/** Units of a line that have left: all that a message told as completed, and those that the poll does not tell as refunded. */
function leftOf(last: State, heard: readonly State[], id: number): number {
  const at = (state: State) =>
    state.status === 'completed' && !state.isBinned
      ? (state.lines.find((line) => line.id === id)?.units ?? 0)
      : 0
  const polled = last.isBinned ? 0 : Math.max(0, at(last) - unitsRefunded(last, id))
  return Math.max(0, polled, ...heard.map(at))
}

const isOwed = ({ status, isBinned }: State) => !isBinned && (status === 'on-hold' || status === 'processing')

/** Until an order is sold, a pending one leaves no trace; a deletion never tells when it was. */
const rememberedOf = (arrived: readonly State[]): readonly State[] => {
  const listed = arrived.filter(({ isBinned }) => !isBinned)
  const first = listed.findIndex(({ status }) => status !== 'pending')
  return first < 0 ? [] : listed.slice(first)
}

function expects(last: State, arrived: readonly State[]): Expected {
  const heard = inStep(rememberedOf(arrived))
  const known = last.isBinned ? heard.at(-1) : last
  if (known === undefined) return { left: {}, toSend: {}, totalCents: null }
  const everyLine = [
    ...new Map([...heard, known].flatMap(({ lines }) => lines).map((line) => [line.id, line])).values(),
  ]
  const left = (id: number) => leftOf(last, heard, id)
  const owed = ({ id, units }: Line) => Math.max(0, units - unitsRefunded(last, id) - left(id))
  const counts = isOwed(known) || known.status === 'completed' || known.status === 'refunded'
  return {
    left: bySku(everyLine, ({ id }) => left(id)),
    toSend: isOwed(last) ? bySku(last.lines, owed) : {},
    totalCents: counts && !last.isBinned ? grossOf(known) - refundedOf(known) : null,
  }
}

/** WooCommerce: an order is told as it stands; of its refunds only the poll knows the lines. */
export const wooModel: Model<State, Start, What> = {
  kind: 'woocommerce',
  start: fc.record({
    items: fc.array(
      fc.record({
        sku: fc.constantFrom('101', '102'),
        units: fc.integer({ min: 1, max: 4 }),
        isOdd: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    status: fc.constantFrom<Status>('pending', 'on-hold', 'processing'),
    delivery: fc.constantFrom(0, 5750),
  }),
  whats,
  placed: ({ items, status, delivery }) => ({
    index: 0,
    second: 0,
    status,
    isBinned: false,
    delivery,
    lines: items.map(({ sku, units, isOdd }, index) => lineOf(index, sku, units, isOdd)),
    fees: [],
    refunds: [],
  }),
  after,
  says: webhookOf,
  polls: polledOrder,
  expects,
}
