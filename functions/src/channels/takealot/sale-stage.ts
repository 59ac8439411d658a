/** Where a sold line is in its life, as far as stock and money are concerned. */
export type SaleStage =
  'new' | 'in-progress' | 'with-takealot' | 'shipped' | 'returned' | 'cancelled' | 'cancelled-away'

/** The unit has left the seller's shelf and is in Takealot's warehouses, or was lost between two of them. */
const withTakealot: ReadonlySet<string> = new Set([
  'Preparing for Customer',
  'Inter DC Transfer',
  'Lost In Transit',
])

/** Cancelled when Takealot had the unit, or should have had it. */
const cancelledAway = /^Cancelled (- Inbound Exception|by Takealot - DC Stock (In|En)quiry)$/

/**
 * The stage that a `sale_status` means. Takealot's set is open: a status that is not known here (`Draft Shipment`,
 * tomorrow's) is a line that is still wanted.
 */
export function saleStage(status: string): SaleStage {
  if (cancelledAway.test(status)) return 'cancelled-away'
  if (status.startsWith('Cancelled')) return 'cancelled'
  if (status === 'New Lead Time Order') return 'new'
  if (withTakealot.has(status)) return 'with-takealot'
  if (status === 'Shipped to Customer') return 'shipped'
  if (status === 'Returned') return 'returned'
  return 'in-progress'
}

/**
 * Takealot gives a sale no time of change, so the stage is the line's version: it only ever grows in a line's life.
 * `Shipped to Customer` is final but for `Returned`; a cancelled line never comes back, so nothing stands above it.
 * Steps of five leave room for a stage between two.
 */
const ranks: Readonly<Record<SaleStage, number>> = {
  new: 10,
  'in-progress': 20,
  'with-takealot': 25,
  shipped: 30,
  returned: 40,
  cancelled: 50,
  'cancelled-away': 50,
}

/** The version of a line with this status: the same whether a webhook or a poll told it. */
export const saleVersion = (status: string): number => ranks[saleStage(status)]

/** Stages in which the unit has left the seller's shelf. */
export const leftTheShelf: ReadonlySet<SaleStage> = new Set([
  'with-takealot',
  'shipped',
  'returned',
  'cancelled-away',
])

/** Stages in which the buyer pays nothing, or got the money back. */
export const unpaid: ReadonlySet<SaleStage> = new Set(['returned', 'cancelled', 'cancelled-away'])
