import { z } from 'zod'
import { TakealotId, UnitCount } from './mapping.ts'

/** Units of an offer in one of the seller's own warehouses. */
export type WarehouseUnits = Readonly<{ warehouse: number; quantity: number }>

/** As v1 offers say it. */
const SellerWarehouseStock = z
  .object({ seller_warehouse_id: TakealotId, quantity_available: UnitCount })
  .transform((entry): WarehouseUnits => ({
    warehouse: entry.seller_warehouse_id,
    quantity: entry.quantity_available,
  }))

/** As batches and the webhook `Offer Created` say it. */
const MerchantWarehouseStock = z
  .object({ merchant_warehouse_id: TakealotId, quantity: UnitCount })
  .transform((entry): WarehouseUnits => ({
    warehouse: entry.merchant_warehouse_id,
    quantity: entry.quantity,
  }))

/** As v2 offers and the order webhooks say it. */
const LeadtimeStock = z
  .object({ merchant_warehouse: z.object({ warehouse_id: TakealotId }), quantity_available: UnitCount })
  .transform((entry): WarehouseUnits => ({
    warehouse: entry.merchant_warehouse.warehouse_id,
    quantity: entry.quantity_available,
  }))

/**
 * An offer as read with `expands=seller_warehouse_stock`. Without that parameter the field is not there at all, which
 * says nothing about the stock: it must never be read as zero, so it is required.
 */
export const StockedOffer = z.object({
  offer_id: TakealotId,
  seller_warehouse_stock: z.array(SellerWarehouseStock),
})
export type StockedOffer = z.infer<typeof StockedOffer>

/** Units that the offer shows from our warehouse. Takealot's own warehouses are its count, not ours. */
export const quantityIn = (stock: readonly WarehouseUnits[], warehouse: number): number =>
  stock.filter((entry) => entry.warehouse === warehouse).reduce((sum, { quantity }) => sum + quantity, 0)

/** The body that sets an offer's stock to an absolute number: PATCH has names of its own. */
export const stockPatch = (warehouse: number, quantity: number) => ({
  seller_warehouse_stock: [{ seller_warehouse_id: warehouse, quantity_available: quantity }],
})

const AnyStock = z.array(z.union([LeadtimeStock, MerchantWarehouseStock, SellerWarehouseStock]))

/** The webhook `Offer Updated`. What `values_changed` holds is not documented but for its name. */
export const OfferUpdated = z.object({
  offer_id: TakealotId,
  values_changed: z.record(z.string(), z.unknown()),
})

/**
 * The units in our warehouse in an `Offer Updated`, under any of the three names that Takealot uses for
 * them; null when there are none.
 */
export function quantityChanged(
  valuesChanged: Readonly<Record<string, unknown>>,
  warehouse: number,
): number | null {
  const seen = ['leadtime_stock', 'seller_warehouse_stock', 'merchant_warehouse_stock']
    .map((name) => AnyStock.safeParse(valuesChanged[name]))
    .flatMap((stock) => stock.data ?? [])
    .find((entry) => entry.warehouse === warehouse)
  return seen?.quantity ?? null
}
