import { VatClass, type Product } from '@fluxori/contract/products/products'
import { z } from 'zod'
import { moneyText } from '../../../lib/format/parse-money.ts'
import { weightText, weightUnits } from './weight.ts'

/** One line of the kit editor. */
const TypedComponent = z.object({ sku: z.string(), quantity: z.string() })
export type TypedComponent = z.infer<typeof TypedComponent>

/** What the form's fields hold: text, as it was typed. */
export const Typed = z.object({
  sku: z.string(),
  title: z.string(),
  barcode: z.string(),
  category: z.string(),
  brand: z.string(),
  vatClass: VatClass,
  vatReason: z.string(),
  cost: z.string(),
  weight: z.string(),
  weightUnit: z.enum(weightUnits),
  lowAt: z.string(),
  kit: z.array(TypedComponent),
})
export type Typed = z.infer<typeof Typed>

/** What is typed, beside what stood there when the typing began: only what differs is sent. */
export const TypedProduct = Typed.extend({ was: Typed })
export type TypedProduct = z.infer<typeof TypedProduct>

export const nothingTyped: Typed = {
  sku: '',
  title: '',
  barcode: '',
  category: '',
  brand: '',
  vatClass: 'standard',
  vatReason: '',
  cost: '',
  weight: '',
  weightUnit: 'g',
  lowAt: '',
  kit: [],
}

/** A product as its form shows it. */
export function typedOf(product: Product): Typed {
  const weight = weightText(product.weightGrams)
  return {
    sku: product.sku,
    title: product.title,
    barcode: product.barcode ?? '',
    category: product.category,
    brand: product.brand,
    vatClass: product.vatClass,
    vatReason: product.vatReason ?? '',
    cost: product.costCents === null ? '' : moneyText(product.costCents),
    weight: weight.text,
    weightUnit: weight.unit,
    lowAt: product.lowAt === null ? '' : String(product.lowAt),
    kit: product.kit.map(({ sku, quantity }) => ({ sku, quantity: String(quantity) })),
  }
}

/** A field of the form, as a person sees one. */
export type ProductField =
  | 'sku'
  | 'title'
  | 'barcode'
  | 'category'
  | 'brand'
  | 'vatClass'
  | 'vatReason'
  | 'cost'
  | 'weight'
  | 'lowAt'
  | 'kit'

export const productFields: readonly ProductField[] = [
  'sku',
  'title',
  'barcode',
  'category',
  'brand',
  'vatClass',
  'vatReason',
  'cost',
  'weight',
  'lowAt',
  'kit',
]

/** What is compared of a field. */
const content = (typed: Typed, field: ProductField): string => {
  if (field === 'weight') return `${typed.weight} ${typed.weight === '' ? '' : typed.weightUnit}`
  if (field === 'kit') return typed.kit.map(({ sku, quantity }) => `${sku} ${quantity}`).join('\n')
  return typed[field].trim()
}

const isTouched = (typed: TypedProduct, field: ProductField): boolean =>
  content(typed, field) !== content(typed.was, field)

export const touchedFields = (typed: TypedProduct): readonly ProductField[] =>
  productFields.filter((field) => isTouched(typed, field))

const taken = (to: Typed, from: Typed, field: ProductField): Typed =>
  field === 'weight'
    ? { ...to, weight: from.weight, weightUnit: from.weightUnit }
    : { ...to, [field]: from[field] }

/**
 * The form after the product changed elsewhere: fields that nobody touched follow it, typed ones stay. `overtaken`
 * names those that were typed here and changed there too.
 */
export function followed(
  typed: TypedProduct,
  now: Typed,
): Readonly<{ typed: TypedProduct; overtaken: readonly ProductField[] }> {
  const touched = touchedFields(typed)
  const followed = productFields
    .filter((field) => !touched.includes(field))
    .reduce((form, field) => taken(form, now, field), Typed.parse(typed))
  return {
    typed: { ...followed, was: now },
    overtaken: touched.filter(
      (field) =>
        content(typed.was, field) !== content(now, field) && content(typed, field) !== content(now, field),
    ),
  }
}
