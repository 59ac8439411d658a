import type { Sku } from '@fluxori/contract/kernel'
import type { Product, ProductChange, ProductRefusal } from '@fluxori/contract/products/products'
import { dequal } from 'dequal/lite'
import { answer, refuse, type Verdict } from '../decision.ts'
import { emptyLevel } from '@fluxori/contract/stock/levels'
import { withFields } from '../with-fields.ts'
import type { Reading, Work } from '../work.ts'
import { keepProduct } from './keep-product.ts'
import { productWords } from './repeated.ts'
import { skusWithBarcode } from './skus-with-barcode.ts'

type Changed = Verdict<Readonly<{ sku: Sku }>, ProductRefusal>

/**
 * Creates or edits a product. An edit changes only the fields that it names. One that changes nothing is accepted and
 * does nothing.
 */
export function changeProduct(work: Work, { change }: Readonly<{ change: ProductChange }>): Changed {
  const { sku } = change
  const known = work.get('products', sku)
  if (change.kind === 'create') {
    if (known !== undefined) return refuse('sku-taken', `There is a product ${sku} already.`, { sku })
    return kept(work, undefined, { sku, words: [], ...change.fields })
  }
  if (known === undefined) return refuse('unknown-sku', `There is no product ${sku}.`, { sku })
  return kept(work, known, withFields(known, change.fields))
}

/** Accepts a product as it would be, when every rule lets it. */
function kept(work: Work, known: Product | undefined, wanted: Product): Changed {
  const product: Product = {
    ...wanted,
    vatReason: wanted.vatClass === 'standard' ? null : wanted.vatReason,
    words: productWords(wanted),
  }
  const { sku } = product
  const refusal = refusedBarcode(work, product) ?? refusedVat(product) ?? refusedKit(work, product)
  if (refusal !== null) return refusal
  if (known !== undefined && dequal(known, product)) return answer({ sku })
  keepProduct(work, product)
  const counts = known === undefined || known.lowAt !== product.lowAt || !dequal(known.kit, product.kit)
  if (counts) work.relist(sku)
  return answer({ sku })
}

function refusedBarcode(state: Reading, { sku, barcode }: Product): Changed | null {
  if (barcode === null) return null
  const carrier = skusWithBarcode(state, barcode).ids.find((other) => other !== sku)
  if (carrier === undefined) return null
  return refuse('barcode-taken', `${carrier} carries the barcode ${barcode}.`, { sku: carrier })
}

/** A zero rate, an exemption, or being outside of VAT needs the rule that says so. */
function refusedVat({ vatClass, vatReason }: Product): Changed | null {
  if (vatClass === 'standard' || vatReason !== null) return null
  return refuse('vat-reason-missing', 'Say which rule makes this supply other than standard-rated.')
}

function refusedKit(state: Reading, { sku, kit }: Product): Changed | null {
  if (kit.length === 0) return null
  if (kit.some((part) => part.sku === sku))
    return refuse('kit-of-itself', `${sku} cannot hold itself.`, { sku })
  for (const [index, part] of kit.entries()) {
    if (kit.findIndex((other) => other.sku === part.sku) !== index)
      return refuse('sku-twice', `${part.sku} is named twice.`, { sku: part.sku })
    const component = state.get('products', part.sku)
    if (component === undefined)
      return refuse('unknown-component', `There is no product ${part.sku}.`, { sku: part.sku })
    if (component.kit.length > 0)
      return refuse('kit-in-kit', `${part.sku} is a kit itself.`, { sku: part.sku })
  }
  const holder = state.get('stock', sku)?.kits[0]
  if (holder !== undefined)
    return refuse('kit-in-kit', `${sku} is part of the kit ${holder}.`, { sku: holder })
  if (hasStock(state, sku))
    return refuse('kit-has-stock', `${sku} has stock of its own: bring it to zero first.`, { sku })
  return null
}

/** Whether units of a SKU are anywhere, on their way, promised or owed. */
function hasStock(state: Reading, sku: Sku): boolean {
  const stock = state.get('stock', sku)
  if (stock === undefined) return false
  const levels = Object.values(stock.levels).flatMap((level) => Object.values({ ...emptyLevel, ...level }))
  return stock.shortage !== 0 || levels.some((units) => units !== 0)
}
