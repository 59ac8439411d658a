import type { Product } from '@fluxori/contract/products/products'
import { searchWords } from '@fluxori/contract/search'
import type { LiveSelection } from '../../../lib/live/query.ts'

/** Words of a text that the server looks for, and products that it reads for them. */
const [mostWords, mostRead] = [5, 30]

/** Which products may be meant by a text: those with any of its longest words. Null when there is nothing to look for. */
export function candidateSelection(text: string): LiveSelection | null {
  const longest = searchWords([text])
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostWords)
  return longest.length === 0 ? null : { where: [['words', 'array-contains-any', longest]], limit: mostRead }
}

/** The likeliest first: a SKU or barcode that is the text itself, then by how many of its words a product has. */
export function ranked(products: readonly Product[], text: string): readonly Product[] {
  const wanted = searchWords([text])
  const whole = text.trim().toLowerCase()
  const worth = (product: Product) => {
    const isIt = product.sku.toLowerCase() === whole || product.barcode === whole
    const found = wanted.filter((word) => product.words.some((known) => known.startsWith(word)))
    return (isIt ? 1000 : 0) + found.length
  }
  return products.toSorted((a, b) => worth(b) - worth(a) || a.title.localeCompare(b.title))
}
