import type { Product } from '@fluxori/contract/products/products'

/** Words that products in sight already carry, so that the next one is called alike. */
export type Suggestions = Readonly<{ categories: readonly string[]; brands: readonly string[] }>

const used = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== ''))].toSorted((a, b) => a.localeCompare(b, 'en-ZA'))

export const suggestionsOf = (products: readonly Product[]): Suggestions => ({
  categories: used(products.map(({ category }) => category)),
  brands: used(products.map(({ brand }) => brand)),
})
