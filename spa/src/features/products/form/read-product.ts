import { Sku } from '@fluxori/contract/kernel'
import { ProductChange, ProductFields, type KitComponent } from '@fluxori/contract/products/products'
import { dequal } from 'dequal/lite'
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
export type Faults = Readonly<Partial<Record<ProductField | `kit.${number}`, string>>>

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** The product that the form describes. Where a field cannot be read, what stands for it does not fit the contract. */
function fieldsOf(typed: Typed): ProductFields {
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

/** The contract's fields by ours. */
const ours: Readonly<Record<keyof ProductFields, ProductField>> = {
  title: 'title',
  barcode: 'barcode',
  category: 'category',
  brand: 'brand',
  vatClass: 'vatClass',
  vatReason: 'vatReason',
  costCents: 'cost',
  weightGrams: 'weight',
  lowAt: 'lowAt',
  kit: 'kit',
}
const contractNames = ProductFields.keyof().options

/** The form's field for a path of the contract: `change.fields.costCents` is `cost`, `kit.0.quantity` is `kit.0`. */
export function fieldAt(path: string): keyof Faults | null {
  const parts = path.split('.').filter((part) => part !== 'change' && part !== 'fields')
  const [name, line] = parts
  if (name === 'kit' && line !== undefined && /^\d+$/.test(line)) return `kit.${Number(line)}`
  if (name === 'sku') return 'sku'
  const known = contractNames.find((contractName) => contractName === name)
  return known === undefined ? null : ours[known]
}

/** Why a text is no amount, no barcode … said more exactly than a schema can. */
function exactWords(typed: Typed, field: keyof Faults): string {
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
  return words.plain[field] ?? (field.startsWith('kit.') ? words.quantity : words.other)
}

function faultsBySchema(typed: Typed): Faults {
  const read = ProductFields.safeParse(fieldsOf(typed))
  const issues = read.success ? [] : read.error.issues
  const fields = new Set(issues.map(({ path }) => fieldAt(path.join('.'))))
  if (!Sku.safeParse(typed.sku.trim()).success) fields.add('sku')
  return Object.fromEntries(
    [...fields].flatMap((field) => (field === null ? [] : [[field, exactWords(typed, field)]])),
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

/** The fields that differ from what stood there, as they are now and as they were; null when none does. */
export function editOf(
  typed: TypedProduct,
): Readonly<{ fields: Partial<ProductFields>; before: Partial<ProductFields> }> | null {
  const [now, was] = [fieldsOf(typed), fieldsOf(typed.was)]
  const changed = contractNames.filter((name) => !dequal(now[name], was[name]))
  if (changed.length === 0) return null
  const only = (fields: ProductFields): Partial<ProductFields> =>
    Object.fromEntries(changed.map((name) => [name, fields[name]]))
  return { fields: only(now), before: only(was) }
}

/** The first field at fault, in the order in which they stand. */
export const firstAtFault = (faults: readonly string[]): ProductField | null =>
  productFields.find((field) => faults.some((at) => at.split('.')[0] === field)) ?? null
