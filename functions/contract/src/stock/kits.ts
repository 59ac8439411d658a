import type { Sku } from '../kernel.ts'
import type { KitComponent } from '../products/products.ts'

/** Whole kits that so many units of one component are enough for. */
export const kitsOfPart = (units: number, { quantity }: Pick<KitComponent, 'quantity'>): number =>
  Math.floor(units / quantity)

/**
 * Whole kits that the units of their components make: the component that runs out first decides. No component makes no
 * kit. The kit names each SKU once.
 */
export const kitsMade = (kit: readonly KitComponent[], unitsOf: (sku: Sku) => number): number =>
  kit.length === 0 ? 0 : Math.min(...kit.map((part) => kitsOfPart(unitsOf(part.sku), part)))
