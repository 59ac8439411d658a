import fc from 'fast-check'
import { bySku, type Expected, type Model, type Step } from './life.ts'
import { polledOrder, webhookOf } from './shopify-bodies.ts'

export type Kind = 'goods' | 'tip' | 'service' | 'gift-card'
export type Line = Readonly<{
  id: number
  kind: Kind
  sku: string
  /** Of one unit: before its discount, its discount, and the VAT within what is left or on top of it. */
  price: number
  discount: number
  tax: number
  ordered: number
  removed: number
  /** Units that are still to be fulfilled. */
  open: number
}>
export type Restock = 'cancel' | 'no_restock' | 'return'
export type Units = Readonly<{ line: number; units: number }>
export type Refund = Readonly<{
  lines: readonly (Units & Readonly<{ restock: Restock }>)[]
  goodwill: number
  delivery: number
}>
export type State = Readonly<{
  index: number
  second: number
  payment: 'pending' | 'paid' | 'partially_paid'
  taxesIncluded: boolean
  delivery: number
  isCancelled: boolean
  lines: readonly Line[]
  shipments: readonly (Units & Readonly<{ isCancelled: boolean }>)[]
  refunds: readonly Refund[]
}>

type Item = Readonly<{ kind: Kind; sku: string; units: number; isDiscounted: boolean }>
type Start = Readonly<{
  items: readonly Item[]
  isPaid: boolean
  taxesIncluded: boolean
  delivery: number
}>
const whats = [
  'pay',
  'add-line',
  'grow',
  'remove',
  'fulfil',
  'fulfil',
  'unfulfil',
  'refund-unsent',
  'refund-removed',
  'refund-kept',
  'refund-returned',
  'goodwill',
  'refund-delivery',
  'cancel',
] as const
type What = (typeof whats)[number]
type Change = Partial<Omit<State, 'index' | 'second'>>

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0)

/** What a unit of a line costs with VAT. */
const unitPrice = ({ price, discount, tax }: Line, { taxesIncluded }: State): number =>
  price - discount + (taxesIncluded ? 0 : tax)

const refundedOf = ({ refunds }: State, id: number, ...as: readonly Restock[]): number =>
  sum(
    refunds.flatMap(({ lines }) => lines).filter(({ line, restock }) => line === id && as.includes(restock)),
    ({ units }) => units,
  )

/** `current_quantity`: units ordered that were neither refunded nor removed. */
export const currentOf = (state: State, { id, ordered, removed }: Line): number =>
  ordered - removed - refundedOf(state, id, 'cancel', 'no_restock', 'return')

/** Units of shipments that were not cancelled. */
export const sentOf = ({ shipments }: State, id: number): number =>
  sum(
    shipments.filter(({ line, isCancelled }) => line === id && !isCancelled),
    ({ units }) => units,
  )

/** `current_total_price`: after edits, refunds and goodwill. */
export const totalOf = (state: State): number =>
  state.isCancelled
    ? 0
    : sum(state.lines, (line) => currentOf(state, line) * unitPrice(line, state)) +
      state.delivery -
      sum(state.refunds, ({ goodwill, delivery }) => goodwill + delivery)

const prices = {
  goods: [11_500, 1500],
  service: [2300, 300],
  tip: [2000, 0],
  'gift-card': [5000, 0],
} as const

function lineOf(index: number, { kind, sku, units, isDiscounted }: Item): Line {
  const [price, tax] = prices[kind]
  const cheaper = isDiscounted && kind === 'goods'
  const ordered = kind === 'tip' ? 1 : units
  return {
    id: 11 + index,
    kind,
    sku,
    price,
    discount: cheaper ? 1150 : 0,
    tax: cheaper ? 1350 : tax,
    ordered,
    removed: 0,
    open: kind === 'tip' ? 0 : ordered,
  }
}

const changed = (lines: readonly Line[], id: number, change: Partial<Line>) =>
  lines.map((line) => (line.id === id ? { ...line, ...change } : line))

function refund(
  state: State,
  line: Line,
  restock: Restock,
  units: number,
  open = line.open,
): Change | undefined {
  const isAllowed =
    units > 0 && units <= currentOf(state, line) && totalOf(state) >= units * unitPrice(line, state)
  if (!isAllowed) return undefined
  const lines = changed(state.lines, line.id, { open })
  const made = { lines: [{ line: line.id, units, restock }], goodwill: 0, delivery: 0 }
  return { lines, refunds: [...state.refunds, made] }
}

/** Money of no line: only what was paid, and no more than is left. */
function giveBack(state: State, money: Pick<Refund, 'goodwill' | 'delivery'>): Change | undefined {
  const cents = money.goodwill + money.delivery
  if (state.payment !== 'paid' || cents === 0 || cents > totalOf(state)) return undefined
  return { refunds: [...state.refunds, { lines: [], ...money }] }
}

const owing = ({ payment, refunds }: State): State['payment'] =>
  payment === 'paid' && refunds.length === 0 ? 'partially_paid' : payment

/** A whole order is cancelled with what is left of it, unless a part has been fulfilled. */
function cancelled(state: State): Change | undefined {
  if (state.lines.some(({ id }) => sentOf(state, id) > 0)) return undefined
  const lines = state.lines
    .map((line) => ({ line: line.id, units: currentOf(state, line), restock: 'cancel' as const }))
    .filter(({ units }) => units > 0)
  return {
    isCancelled: true,
    lines: state.lines.map((line) => ({ ...line, open: 0 })),
    refunds: [...state.refunds, { lines, goodwill: 0, delivery: 0 }],
  }
}

type Happens = (state: State, line: Line, units: number) => Change | undefined
const happens: Readonly<Record<What, Happens>> = {
  pay: ({ payment }) => (payment === 'paid' ? undefined : { payment: 'paid' }),
  'add-line': (state, _, units) => {
    const item = { kind: 'goods', sku: String(100 + units), units, isDiscounted: false } as const
    const { lines } = state
    return lines.length > 3
      ? undefined
      : { lines: [...lines, lineOf(lines.length, item)], payment: owing(state) }
  },
  grow: (state, { id, kind, discount, open, ordered }, units) =>
    kind !== 'goods' || discount > 0 || open === 0
      ? undefined
      : {
          lines: changed(state.lines, id, { ordered: ordered + units, open: open + units }),
          payment: owing(state),
        },
  remove: (state, line, units) => {
    const isAllowed = units <= Math.min(line.open, currentOf(state, line))
    if (!isAllowed || totalOf(state) < units * unitPrice(line, state)) return undefined
    return {
      lines: changed(state.lines, line.id, { removed: line.removed + units, open: line.open - units }),
    }
  },
  fulfil: ({ lines, shipments }, { id, open }, wanted) => {
    const units = Math.min(open, wanted)
    return units === 0
      ? undefined
      : {
          lines: changed(lines, id, { open: open - units }),
          shipments: [...shipments, { line: id, units, isCancelled: false }],
        }
  },
  unfulfil: (state) => {
    const last = state.shipments.at(-1)
    const line = state.lines.find(({ id }) => id === last?.line)
    const isReturned = line !== undefined && refundedOf(state, line.id, 'return', 'no_restock') > 0
    if (last === undefined || line === undefined || last.isCancelled || isReturned) return undefined
    return {
      lines: changed(state.lines, line.id, { open: line.open + last.units }),
      shipments: [...state.shipments.slice(0, -1), { ...last, isCancelled: true }],
    }
  },
  'refund-unsent': (state, line, wanted) => {
    const units = Math.min(wanted, line.open)
    return refund(state, line, 'cancel', units, line.open - units)
  },
  'refund-removed': (state, line, wanted) => {
    const units = Math.min(wanted, line.open)
    return refund(state, line, 'no_restock', units, line.open - units)
  },
  'refund-kept': (state, line, units) => refund(state, line, 'no_restock', units),
  'refund-returned': (state, line, wanted) =>
    refund(
      state,
      line,
      'return',
      Math.min(wanted, sentOf(state, line.id) - refundedOf(state, line.id, 'return', 'no_restock')),
    ),
  goodwill: (state, _, units) => giveBack(state, { goodwill: units * 777, delivery: 0 }),
  'refund-delivery': (state) =>
    giveBack(state, {
      goodwill: 0,
      delivery: state.delivery - sum(state.refunds, ({ delivery }) => delivery),
    }),
  cancel: (state) => cancelled(state),
}

function after(state: State, { what, line: place, units, gap }: Step<What>): State | undefined {
  const line = state.lines[place % state.lines.length]
  if (state.isCancelled || line === undefined) return undefined
  const change = happens[what](state, line, units)
  if (change === undefined) return undefined
  return { ...state, ...change, index: state.index + 1, second: state.second + gap }
}

function expects(last: State): Expected {
  const goods = last.lines.filter(({ kind }) => kind === 'goods')
  return {
    left: bySku(goods, ({ id }) => sentOf(last, id)),
    toSend: bySku(goods, ({ open }) => open),
    totalCents: last.isCancelled ? null : totalOf(last),
  }
}

const item = fc.record({
  kind: fc.constantFrom<Kind>('goods', 'goods', 'goods', 'goods', 'tip', 'service', 'gift-card'),
  sku: fc.constantFrom('101', '102'),
  units: fc.integer({ min: 1, max: 4 }),
  isDiscounted: fc.boolean(),
})

/** Shopify: an order is told as a whole, with all that has happened to it so far. */
export const shopifyModel: Model<State, Start, What> = {
  kind: 'shopify',
  start: fc.record({
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
    isPaid: fc.boolean(),
    taxesIncluded: fc.boolean(),
    delivery: fc.constantFrom(0, 5750),
  }),
  whats,
  placed: ({ items, isPaid, taxesIncluded, delivery }) => ({
    index: 0,
    second: 0,
    payment: isPaid ? 'paid' : 'pending',
    taxesIncluded,
    delivery,
    isCancelled: false,
    lines: items.map((one, index) => lineOf(index, one)),
    shipments: [],
    refunds: [],
  }),
  after,
  says: webhookOf,
  polls: (state) => ({ orders: [polledOrder(state)] }),
  expects,
}
