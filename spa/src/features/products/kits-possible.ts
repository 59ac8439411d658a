import type { KitComponent } from '@fluxori/contract/products/products'
import { kitsMade } from '@fluxori/contract/stock/kits'

/**
 * How many kits the available units of their components make now: the part that runs out first decides. Null while a
 * component's stock is not known, or when there is no component.
 */
export function kitsPossible(
  components: readonly KitComponent[],
  availableOf: (sku: string) => number | undefined,
): number | null {
  const known = components.every(({ sku, quantity }) => quantity >= 1 && availableOf(sku) !== undefined)
  return known && components.length > 0 ? kitsMade(components, (sku) => availableOf(sku) ?? 0) : null
}
