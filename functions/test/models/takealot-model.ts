import fc from 'fast-check'
import { ordersOfSales, Sale } from '../../src/channels/takealot/mapping.ts'
import type { Message } from '../stories/story.ts'
import { bySku, type Expected, type Model, type Step } from './life.ts'

type Line = Readonly<{ id: number; sku: string; units: number; rand: number; status: string }>
type State = Readonly<{ index: number; lines: readonly Line[]; touched: Line; day: number }>
type Start = Readonly<{ sku: string; units: number; day: number }>
type What = 'sell' | 'advance' | 'advance-far' | 'cancel' | 'return'

const path = [
  'New Lead Time Order',
  'Draft Shipment',
  'Preparing for Customer',
  'Inter DC Transfer',
  'Shipped to Customer',
] as const
const atDc = 2
const cancelled = [
  'Cancelled by Customer',
  'Cancelled by Takealot',
  'Cancelled by Seller',
  'Cancelled - Late Delivery',
  'Cancelled - Inbound Exception',
  'Cancelled by Takealot - DC Stock Enquiry',
] as const
const lostThere: readonly string[] = cancelled.slice(-2)
const placeOf = ({ status }: Line) => path.findIndex((one) => one === status)
const isOver = (line: Line) => placeOf(line) < 0

/** The unit is with Takealot, or was lost there; where a sale ended elsewhere its statuses before say so. */
const isWithTakealot = (line: Line): boolean =>
  placeOf(line) >= atDc || line.status === 'Returned' || lostThere.includes(line.status)

function lineOf(index: number, sku: string, units: number): Line {
  return { id: 11 + index, sku, units, rand: units * (100 + index), status: path[0] }
}

function sold(state: State, { line, units }: Step<What>): State | undefined {
  const { length } = state.lines
  if (length === 3) return undefined
  const touched = lineOf(length, String(101 + (line % 3)), units)
  return { ...state, index: state.index + 1, lines: [...state.lines, touched], touched }
}

function statusAfter(line: Line, { what, units, gap }: Step<What>): string | undefined {
  const place = placeOf(line)
  if (what === 'return') return line.status === 'Shipped to Customer' ? 'Returned' : undefined
  if (isOver(line) || line.status === 'Shipped to Customer') return undefined
  if (what === 'cancel')
    return place < atDc ? cancelled[(units + gap) % 4] : cancelled[[0, 1, 4, 5][(units + gap) % 4] ?? 0]
  return path[Math.min(path.length - 1, place + (what === 'advance' ? 1 : 2))]
}

function after(state: State, step: Step<What>): State | undefined {
  if (step.what === 'sell') return sold(state, step)
  const line = state.lines[step.line % state.lines.length]
  const status = line === undefined ? undefined : statusAfter(line, step)
  if (line === undefined || status === undefined) return undefined
  const touched = { ...line, status }
  const lines = state.lines.map((one) => (one.id === line.id ? touched : one))
  return { ...state, index: state.index + 1, lines, touched }
}

const placedAt = (day: number) => `2026-11-${27 - day}T23:59:58+02:00`

const saleOf = ({ id, sku, units, rand, status }: Line, day: number) => ({
  order_item_id: id,
  order_id: 1,
  order_date: placedAt(day),
  sale_status: status,
  offer_id: Number(sku),
  sku,
  selling_price: rand,
  quantity: units,
})

function says({ touched, day }: State): Message {
  if (touched.status !== path[0])
    return { topic: 'Sale Status Changed', body: { sale: saleOf(touched, day) } }
  const { id, sku, units, rand } = touched
  const body = {
    order_id: 1,
    order_item_id: id,
    offer: { offer_id: Number(sku), sku },
    total_selling_price: rand,
    quantity: units,
    event_date: `2026-11-${28 - day}T00:00:03+02:00`,
  }
  return { topic: 'New Leadtime Order', body }
}

/** Units are away once a status has said so, whatever becomes of the sale. */
function expects({ lines }: State, heard: readonly State[]): Expected {
  const received = (id: number) => {
    const own = heard.filter(({ touched }) => touched.id === id)
    return own.map(({ touched }) => touched)
  }
  const isAway = (line: Line) => [...received(line.id), line].some(isWithTakealot)
  const wanted = (line: Line) => !isOver(line) && !isWithTakealot(line)
  const pays = (line: Line) => !isOver(line)
  return {
    left: bySku(lines, (line) => (isAway(line) ? line.units : 0)),
    toSend: bySku(lines, (line) => (wanted(line) ? line.units : 0)),
    totalCents: lines.reduce((sum, line) => sum + (pays(line) ? line.rand * 100 : 0), 0),
  }
}

/** Takealot: lines are sold and told one by one, each with a status of its own. */
export const takealotModel: Model<State, Start, What> = {
  kind: 'takealot',
  start: fc.record({
    sku: fc.constantFrom('101', '102'),
    units: fc.integer({ min: 1, max: 3 }),
    day: fc.nat(1),
  }),
  whats: ['sell', 'advance', 'advance', 'advance-far', 'cancel', 'return'],
  placed: ({ sku, units, day }) => {
    const touched = lineOf(0, sku, units)
    return { index: 0, lines: [touched], touched, day }
  },
  after,
  says,
  polls: ({ lines, day }) => ({
    orders: ordersOfSales(
      lines.map((line) => Sale.parse(saleOf(line, day))),
      'total',
    ),
  }),
  expects,
}
