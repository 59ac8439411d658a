import { z } from 'zod'
import { Cents, ChannelId, document, everyRole, Quantity, Sku, WarehouseId } from './kernel.ts'

/** VAT class of a supply (VAT Act 89 of 1991: standard s 7, zero s 11, exempt s 12). */
export const VatClass = z.enum(['standard', 'zero', 'exempt', 'out-of-scope'])
export type VatClass = z.infer<typeof VatClass>

/** One component of a kit: this many units of it go into one kit. */
export const KitComponent = z.object({ sku: Sku, quantity: Quantity })
export type KitComponent = z.infer<typeof KitComponent>

/** What the merchant sells. A product with `kit` has no stock of its own: it is made of its components. */
export const Product = z.object({
  sku: Sku,
  title: z.string().min(1).max(300),
  /** GTIN, digits only, or null when the product has none. */
  barcode: z
    .string()
    .regex(/^\d{8,14}$/)
    .nullable(),
  category: z.string(),
  brand: z.string(),
  vatClass: VatClass,
  /** The legal item that justifies a zero rate or exemption; null for `standard`. */
  vatReason: z.string().nullable(),
  costCents: Cents.nullable(),
  weightGrams: z.int().min(0).nullable(),
  kit: z.array(KitComponent).max(30),
})
export type Product = z.infer<typeof Product>

export const products = document({
  path: 'merchants/{merchant}/products/{sku}',
  schema: Product,
  readers: everyRole,
})

/** A place where stock is. Only `own` and `third-party` stock is promised to customers. */
export const Warehouse = z.object({
  id: WarehouseId,
  name: z.string().min(1),
  address: z.string(),
  kind: z.enum(['own', 'third-party', 'marketplace-dc', 'transit']),
  /** Lower is taken from first. */
  priority: z.int(),
  /** Channels it may serve; null serves every channel. */
  serves: z.array(ChannelId).nullable(),
})
export type Warehouse = z.infer<typeof Warehouse>

export const warehouses = document({
  path: 'merchants/{merchant}/warehouses/{warehouse}',
  schema: Warehouse,
  readers: everyRole,
})
