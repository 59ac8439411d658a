import { usualLowAt } from '@fluxori/contract/products/products'
import type { Supply } from '@fluxori/contract/stock/stock'

/** How much there is to sell of a product that is low at so many units: at the usual number when it does not say. */
export const supplyOf = (available: number, lowAt: number | null): Supply =>
  available === 0 ? 'out' : available <= (lowAt ?? usualLowAt) ? 'low' : 'enough'
