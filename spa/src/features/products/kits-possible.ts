import type { KitComponent } from '@fluxori/contract/products/products'

/**
 * How many kits the available units of their components make now: the part that runs out first decides. Null while a
 * component's stock is not known, or when there is no component.
 */
export function kitsPossible(
  components: readonly KitComponent[],
  availableOf: (sku: string) => number | undefined,
): number | null {
  const each = components.map(({ sku, quantity }) => {
    const available = availableOf(sku)
    return available === undefined || quantity < 1 ? null : Math.floor(available / quantity)
  })
  return each.length === 0 || each.includes(null) ? null : Math.min(...each.map((kits) => kits ?? 0))
}
