import { Instant } from '@fluxori/contract/kernel'
import { z } from 'zod'

/** A `_gmt` date of WooCommerce: UTC, whole seconds, no zone written. */
const GmtDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  .transform((text) => `${text}.000Z`)
  .pipe(Instant)

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const Party = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  email: text,
  phone: text,
})
export type Party = z.infer<typeof Party>

const Ref = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(String)
/** A list of line ids that a plugin writes; nothing, an empty text or an empty list where there is none. */
const Refs = z.array(Ref).catch([])

/** An amount that is left as it is written: one that cannot be read must not keep its units from holding stock. */
const AmountText = z.union([z.string(), z.number().transform(String)]).catch('')

export const LineItem = z.object({
  id: z.int(),
  name: text,
  product_id: z.int().catch(0),
  variation_id: z.int().catch(0),
  sku: text,
  quantity: z.number(),
  total: AmountText,
  total_tax: AmountText,
  bundled_items: Refs,
  bundled_by: Ref.nullable().catch(null),
  composite_children: Refs,
  composite_parent: Ref.nullable().catch(null),
})
export type LineItem = z.infer<typeof LineItem>

export const FeeLine = z.object({ id: z.int(), name: text, total: AmountText, total_tax: AmountText })
export type FeeLine = z.infer<typeof FeeLine>

/** An order as `GET /orders` lists it and as a webhook carries it. */
export const StoreOrder = z.object({
  id: z.int(),
  number: z.string().nullish(),
  status: z.string(),
  currency: z.string().nullish(),
  date_created_gmt: GmtDate,
  date_modified_gmt: GmtDate,
  date_paid_gmt: GmtDate.nullish().catch(null),
  total: AmountText.optional(),
  total_tax: AmountText.optional(),
  shipping_total: AmountText.optional(),
  shipping_tax: AmountText.optional(),
  billing: Party.optional().catch(undefined),
  shipping: Party.optional().catch(undefined),
  line_items: z.array(z.unknown()),
  fee_lines: z.array(z.unknown()).catch([]),
  refunds: z.array(z.object({ total: AmountText })).catch([]),
  /** Of the plugin Gift Cards: paid with them, and off the total. */
  gift_cards: z.array(z.object({ amount: AmountText })).catch([]),
})
export type StoreOrder = z.infer<typeof StoreOrder>

export const BinnedOrder = StoreOrder.pick({ id: true, status: true, date_modified_gmt: true })
export type BinnedOrder = z.infer<typeof BinnedOrder>

/** What `GET /orders/{id}/refunds` lists: quantities and amounts are below zero. */
export const Refund = z.object({
  line_items: z
    .array(
      z.object({
        quantity: z.number(),
        total: AmountText,
        total_tax: AmountText,
        meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).catch([]),
      }),
    )
    .catch([]),
})
