import type { Sku } from '@fluxori/contract/kernel'
import type { Book, Draft } from '../domain/book.ts'

/** The products that carry a barcode, as the commands of this very batch have left them. */
export function carriersIn(book: Book, draft: Draft, barcode: string): readonly Sku[] {
  const read = (book.barcodes.get(barcode) ?? []).filter(
    (sku) => draft.products.get(sku)?.barcode === barcode,
  )
  const written = [...draft.products.changed.values()].filter((product) => product.barcode === barcode)
  return [...new Set([...read, ...written.map(({ sku }) => sku)])]
}
