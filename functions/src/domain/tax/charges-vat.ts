import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Order } from '@fluxori/contract/orders/orders'

/**
 * Whether an order bears VAT at all: one that was taken in keeps what the merchant was then, a new one what it is now.
 * The goods of a merchant that is no vendor are all out of scope, and so is its delivery.
 */
export const chargesVat = (
  merchant: Pick<Merchant, 'vatVendor'>,
  known: Pick<Order, 'vatCents' | 'lines'> | undefined,
): boolean =>
  known === undefined || !known.lines.some(({ kind }) => kind === 'goods')
    ? merchant.vatVendor
    : known.vatCents > 0 ||
      known.lines.some(({ kind, vatClass }) => kind === 'goods' && vatClass !== 'out-of-scope')
