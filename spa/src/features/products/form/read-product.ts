import {
  ProductChange,
  productUpdate,
  type KitComponent,
  type ProductFields,
} from '@fluxori/contract/products/products'
import { fieldsAt, type FieldMap } from '../../../lib/forms/field-map.ts'
import { parseMoney } from '../../../lib/format/parse-money.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { barcodeFault, plainBarcode } from './barcode.ts'
import {
  productFields,
  touchedFields,
  type ProductField,
  type Typed,
  type TypedProduct,
} from './product-typed.ts'
import { parseWeight } from './weight.ts'

const words = productMessages.faults

/** What is wrong with a form, in words, by field. Those of kit lines are named by their number. */
export type Faults = Readonly<Record<string, string>>

const Asked = productUpdate.request.pick({ change: true })
const plainWords: Readonly<Partial<Record<string, string>>> = words.plain

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** The product that the form describes. Where a field cannot be read, what stands for it does not fit the contract. */
export function fieldsOf(typed: Typed): ProductFields {
  const cost = parseMoney(typed.cost)
  const weight = parseWeight(typed.weight, typed.weightUnit)
  return {
    title: typed.title.trim(),
    barcode: orNull(plainBarcode(typed.barcode)),
    category: typed.category.trim(),
    brand: typed.brand.trim(),
    vatClass: typed.vatClass,
    vatReason: typed.vatClass === 'standard' ? null : orNull(typed.vatReason),
    costCents: cost.kind === 'amount' ? cost.cents : Number.NaN,
    weightGrams: weight.kind === 'weight' ? weight.grams : Number.NaN,
    lowAt: typed.lowAt.trim() === '' ? null : wholeNumber(typed.lowAt),
    kit: kitOf(typed),
  }
}

const kitOf = ({ kit }: Typed): KitComponent[] =>
  kit.map(({ sku, quantity }) => ({ sku, quantity: wholeNumber(quantity) }))

/** The fields of the form by those of the request. A line of a kit stands for all that it holds. */
export const editFields: FieldMap = {
  'change.fields.title': 'title',
  'change.fields.barcode': 'barcode',
  'change.fields.category': 'category',
  'change.fields.brand': 'brand',
  'change.fields.vatClass': 'vatClass',
  'change.fields.vatReason': 'vatReason',
  'change.fields.costCents': 'cost',
  'change.fields.weightGrams': 'weight',
  'change.fields.lowAt': 'lowAt',
  'change.fields.kit': 'kit',
  'change.fields.kit.*': 'kit.*',
}
export const creationFields: FieldMap = { ...editFields, 'change.sku': 'sku' }

/** Why a text is no amount, no barcode … said more exactly than a schema can. */
function exactWords(typed: Typed, field: string): string {
  if (field === 'barcode') {
    const fault = barcodeFault(plainBarcode(typed.barcode))
    return fault === null ? words.barcode : words.barcodeOf(fault)
  }
  if (field === 'cost') {
    const cost = parseMoney(typed.cost)
    return cost.kind === 'fault' ? words.costOf(cost.fault) : words.costOf('too-much')
  }
  if (field === 'sku') return typed.sku.trim() === '' ? words.skuMissing : words.sku
  if (field === 'title') return typed.title.trim() === '' ? words.titleMissing : words.title
  return plainWords[field] ?? (field.startsWith('kit.') ? words.quantity : words.other)
}

function faultsBySchema(typed: Typed): Faults {
  const change = { kind: 'create', sku: typed.sku.trim(), fields: fieldsOf(typed) }
  const { error } = Asked.safeParse({ change })
  return Object.fromEntries(
    fieldsAt(creationFields, error?.issues ?? []).map((field) => [field, exactWords(typed, field)]),
  )
}

/** What the contract and the rules of the business would find wrong, where it stands. */
export function faultsOf(typed: Typed): Faults {
  const skus = typed.kit.map(({ sku }) => sku)
  return {
    ...faultsBySchema(typed),
    ...(typed.vatClass !== 'standard' && orNull(typed.vatReason) === null
      ? { vatReason: words.vatReasonMissing }
      : {}),
    ...(new Set(skus).size < skus.length ? { kit: words.componentTwice } : {}),
    ...(skus.includes(typed.sku.trim()) ? { kit: words.kitOfItself } : {}),
  }
}

/** What stands in the way of sending an edit: what nobody touched is not ours to mend. */
export function faultsOfEdit(typed: TypedProduct): Faults {
  const touched: readonly string[] = touchedFields(typed)
  const concerned = touched.includes('vatClass') ? [...touched, 'vatReason'] : touched
  return Object.fromEntries(
    Object.entries(faultsOf(typed)).filter(([field]) => concerned.includes(field.split('.')[0] ?? '')),
  )
}

/** The creation that the form asks for. Only for a form without faults. */
export function creationOf(typed: Typed): ProductChange {
  return ProductChange.parse({ kind: 'create', sku: typed.sku.trim(), fields: fieldsOf(typed) })
}

/** The first field at fault, in the order in which they stand. */
export const firstAtFault = (faults: readonly string[]): ProductField | null =>
  productFields.find((field) => faults.some((at) => at.split('.')[0] === field)) ?? null
