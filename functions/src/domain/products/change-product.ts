import type { Sku } from '@fluxori/contract/kernel'
import type { Product, ProductChange, ProductRefusal } from '@fluxori/contract/products/products'
import type { Book } from '../book.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import { emptyLevel } from '../stock/level.ts'
import type { Fact } from '../story.ts'
import { withFields } from '../with-fields.ts'
import { productWords } from './keep-product.ts'

type Verdict = Decision<Fact, ProductRefusal>

/**
 * Creates or edits a product. An edit changes only the fields that it names. One that changes nothing is accepted and
 * does nothing.
 */
export function changeProduct(book: Book, { change }: Readonly<{ change: ProductChange }>): Verdict {
  const { sku } = change
  const known = book.products.get(sku)
  if (change.kind === 'create') {
    if (known !== undefined) return refuse('sku-taken', `There is a product ${sku} already.`, { sku })
    return settled(book, undefined, { sku, words: [], ...change.fields })
  }
  if (known === undefined) return refuse('unknown-sku', `There is no product ${sku}.`, { sku })
  return settled(book, known, withFields(known, change.fields))
}

/** Accepts a product as it would be, when every rule lets it. */
function settled(book: Book, known: Product | undefined, wanted: Product): Verdict {
  const product: Product = {
    ...wanted,
    vatReason: wanted.vatClass === 'standard' ? null : wanted.vatReason,
    words: productWords(wanted),
  }
  const { sku } = product
  const refusal = refusedBarcode(book, product) ?? refusedVat(product) ?? refusedKit(book, product)
  if (refusal !== null) return refusal
  if (known !== undefined && isSame(known, product)) return accept([])
  const counts = known === undefined || known.lowAt !== product.lowAt || !isSame(known.kit, product.kit)
  return accept([
    { kind: 'product-recorded', product },
    ...(counts ? [{ kind: 'listings-asked', sku } as const] : []),
  ])
}

/** Both were made with their fields in the same order: by their schema, or from each other. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function refusedBarcode(book: Book, { sku, barcode }: Product): Verdict | null {
  if (barcode === null) return null
  const carrier = book.barcodes.get(barcode)?.find((other) => other !== sku)
  if (carrier === undefined) return null
  return refuse('barcode-taken', `${carrier} carries the barcode ${barcode}.`, { sku: carrier })
}

/** A zero rate, an exemption, or being outside of VAT needs the rule that says so. */
function refusedVat({ vatClass, vatReason }: Product): Verdict | null {
  if (vatClass === 'standard' || vatReason !== null) return null
  return refuse('vat-reason-missing', 'Say which rule makes this supply other than standard-rated.')
}

function refusedKit(book: Book, { sku, kit }: Product): Verdict | null {
  if (kit.length === 0) return null
  if (kit.some((part) => part.sku === sku))
    return refuse('kit-of-itself', `${sku} cannot hold itself.`, { sku })
  for (const [index, part] of kit.entries()) {
    if (kit.findIndex((other) => other.sku === part.sku) !== index)
      return refuse('sku-twice', `${part.sku} is named twice.`, { sku: part.sku })
    const component = book.products.get(part.sku)
    if (component === undefined)
      return refuse('unknown-component', `There is no product ${part.sku}.`, { sku: part.sku })
    if (component.kit.length > 0)
      return refuse('kit-in-kit', `${part.sku} is a kit itself.`, { sku: part.sku })
  }
  const holder = book.stock.get(sku)?.kits[0]
  if (holder !== undefined)
    return refuse('kit-in-kit', `${sku} is part of the kit ${holder}.`, { sku: holder })
  if (hasStock(book, sku))
    return refuse('kit-has-stock', `${sku} has stock of its own: bring it to zero first.`, { sku })
  return null
}

/** Whether units of a SKU are anywhere, on their way, promised or owed. */
function hasStock(book: Book, sku: Sku): boolean {
  const stock = book.stock.get(sku)
  if (stock === undefined) return false
  const levels = Object.values(stock.levels).flatMap((level) => Object.values({ ...emptyLevel, ...level }))
  return stock.shortage !== 0 || levels.some((units) => units !== 0)
}
