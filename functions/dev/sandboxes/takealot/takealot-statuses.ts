import type { SoldLine } from './takealot-account.ts'

/** The unit lies with the seller. */
const withSeller: readonly string[] = ['New Lead Time Order', 'Draft Shipment']
const atDc: readonly string[] = ['Preparing for Customer', 'Inter DC Transfer']

type Move = Readonly<{ from: readonly string[]; to: string; one?: boolean }>

/**
 * What may become of sold lines, by name: each moves those of an order's lines that are in one of the statuses before,
 * or the first of them alone. A buyer who cancels does so until the unit is on its way.
 */
export const moves: Readonly<Record<string, Move>> = {
  'draft-shipment': { from: ['New Lead Time Order'], to: 'Draft Shipment' },
  prepare: { from: withSeller, to: 'Preparing for Customer' },
  'prepare-one': { from: withSeller, to: 'Preparing for Customer', one: true },
  transfer: { from: ['Preparing for Customer'], to: 'Inter DC Transfer' },
  ship: { from: atDc, to: 'Shipped to Customer' },
  return: { from: ['Shipped to Customer'], to: 'Returned' },
  'cancel-one': { from: withSeller, to: 'Cancelled by Customer', one: true },
  'cancel-at-dc': { from: atDc, to: 'Cancelled by Customer' },
  'cancel-by-takealot': { from: withSeller, to: 'Cancelled by Takealot' },
  'cancel-by-seller': { from: withSeller, to: 'Cancelled by Seller' },
  'cancel-late': { from: withSeller, to: 'Cancelled - Late Delivery' },
  'inbound-exception': { from: ['Draft Shipment', ...atDc], to: 'Cancelled - Inbound Exception' },
  'dc-stock-inquiry': { from: atDc, to: 'Cancelled by Takealot - DC Stock Inquiry' },
  lose: { from: atDc, to: 'Lost In Transit' },
}

/** The buyer cancels all that is not on its way to them. */
export const buyerCancels: Move = { from: [...withSeller, ...atDc], to: 'Cancelled by Customer' }

const isCancelled = (status: string): boolean => status.startsWith('Cancelled')

/** The lines that a move concerns. */
export function movable(lines: readonly SoldLine[], { from, one = false }: Pick<Move, 'from' | 'one'>) {
  const found = lines.filter(({ status }) => from.includes(status))
  return one ? found.slice(0, 1) : found
}

/**
 * Moves a line. One that is cancelled while the seller has the unit gives its lead-time stock back; what Takealot has, or
 * should have, stays with Takealot.
 */
export function move(line: SoldLine, to: string): void {
  const isBack = isCancelled(to) && withSeller.includes(line.status) && to !== 'Cancelled - Inbound Exception'
  if (isBack) line.offer.quantity += line.taken
  if (line.status === 'New Lead Time Order' && !isCancelled(to))
    line.shipment = 555_000 + (line.orderItemId % 1000)
  line.status = to
}
