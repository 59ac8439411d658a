import { z } from 'zod'
import { Cents, document, everyRole, Gtin, memberCommand, Quantity, Sku } from '../kernel.ts'

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
  /** At this many units available or fewer it is low; null takes `usualLowAt`. */
  lowAt: z.int().min(0).nullable().default(null),
  kit: z.array(KitComponent).max(30),
  /** What it is found by: see `searchWords`. */
  words: z.array(z.string()).default([]),
})
export type Product = z.infer<typeof Product>

export const products = document({
  path: 'merchants/{merchant}/products/{sku}',
  schema: Product,
  readers: everyRole,
  journal: 'whole',
  queries: { byBarcode: { equal: ['barcode'], order: ['id', 'asc'], limit: 10 } },
  personal: [],
})

/** A product is low at this many units available, unless it says otherwise. */
export const usualLowAt = 4

/** What a member says of a product. Amounts without VAT. */
export const ProductFields = z.strictObject({
  title: z.string().trim().min(1).max(300),
  barcode: Gtin.nullable(),
  category: z.string().trim().max(100),
  brand: z.string().trim().max(100),
  vatClass: VatClass,
  vatReason: z.string().trim().min(3).max(300).nullable(),
  costCents: Cents.min(0).max(100_000_000_000).nullable(),
  weightGrams: z.int().min(0).max(100_000_000).nullable(),
  lowAt: z.int().min(0).max(1_000_000).nullable(),
  kit: z.array(z.strictObject({ sku: Sku, quantity: Quantity })).max(30),
})
export type ProductFields = z.infer<typeof ProductFields>

export const ProductChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), sku: Sku, fields: ProductFields }),
  /** Only the fields that are named change, so that two people editing different ones both get their way. */
  z.strictObject({ kind: z.literal('edit'), sku: Sku, fields: ProductFields.partial() }),
])
export type ProductChange = z.infer<typeof ProductChange>

export const ProductRefusal = z.enum([
  'sku-taken',
  'unknown-sku',
  'barcode-taken',
  'vat-reason-missing',
  'kit-of-itself',
  'kit-in-kit',
  'sku-twice',
  'unknown-component',
  'kit-has-stock',
])
export type ProductRefusal = z.infer<typeof ProductRefusal>

export const productUpdate = memberCommand({
  name: 'product-update',
  summary: 'Creates or edits a product, its kit included.',
  roles: ['owner', 'manager'],
  payload: { change: ProductChange },
  answer: { sku: Sku },
  refusals: ProductRefusal.options,
  fields: {
    'sku-taken': 'change.sku',
    'unknown-sku': 'change.sku',
    'barcode-taken': 'change.fields.barcode',
    'vat-reason-missing': 'change.fields.vatReason',
    'kit-of-itself': 'change.fields.kit',
    'kit-in-kit': 'change.fields.kit',
    'sku-twice': 'change.fields.kit',
    'unknown-component': 'change.fields.kit',
    'kit-has-stock': 'change.fields.kit',
  },
})

export const productsSubject = {
  documents: { products },
  commands: { 'product-update': productUpdate },
  operations: {},
  cases: {},
} as const
