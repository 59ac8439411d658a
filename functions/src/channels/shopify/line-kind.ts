import type { LineKind } from '@fluxori/contract/orders/channel-order'

/** What Shopify says of a line that tells what it is. */
export type LineFacts = Readonly<{
  variantId: string | null
  isGiftCard: boolean
  requiresShipping: boolean
  taxable: boolean
}>

/**
 * What a line is. A gift card says so. A tip is a line of no product that is never shipped and never taxed; another one
 * of no product that is never shipped is a service (gift wrapping). What has a variant is goods: somebody counts it.
 */
export function lineKind({ variantId, isGiftCard, requiresShipping, taxable }: LineFacts): LineKind {
  if (isGiftCard) return 'gift-card'
  if (variantId !== null || requiresShipping) return 'goods'
  return taxable ? 'service' : 'tip'
}
