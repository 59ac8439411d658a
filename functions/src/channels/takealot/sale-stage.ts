/** Where a sold line is in its life, as far as stock is concerned. */
export type SaleStage = 'new' | 'in-progress' | 'shipped' | 'returned' | 'cancelled'

/**
 * The stage that a `sale_status` means. Takealot's set is open: a status that is not known here (`Draft Shipment`,
 * `Preparing for Customer`, `Inter DC Transfer`, `Lost In Transit`, tomorrow's) is a line that is still wanted.
 */
export function saleStage(status: string): SaleStage {
  if (status.startsWith('Cancelled')) return 'cancelled'
  if (status === 'New Lead Time Order') return 'new'
  if (status === 'Shipped to Customer') return 'shipped'
  if (status === 'Returned') return 'returned'
  return 'in-progress'
}

/**
 * Takealot gives a sale no time of change, so the stage is the line's version: it only ever grows in a line's life.
 * `Shipped to Customer` is final but for `Returned`; a cancelled line never comes back, so nothing stands above it.
 * Steps of ten leave room for a stage between two.
 */
const ranks: Readonly<Record<SaleStage, number>> = {
  new: 10,
  'in-progress': 20,
  shipped: 30,
  returned: 40,
  cancelled: 50,
}

/** The version of a line with this status: the same whether a webhook or a poll told it. */
export const saleVersion = (status: string): number => ranks[saleStage(status)]
