import { decimalFromCents } from '../../../src/domain/money/cents.ts'
import { share } from '../../../src/domain/money/share.ts'
import { randsPerDollar } from './shop-facts.ts'
import type { ShopOrder } from './shopify-order.ts'

type Monies = Pick<ShopOrder, 'currency' | 'presentmentCurrency'>

const presented = (cents: number, { currency, presentmentCurrency }: Monies): number =>
  currency === presentmentCurrency ? cents : share(cents, 1, randsPerDollar)

/** An amount in the shop's money and in the buyer's, in the names of a webhook. */
export const moneySet = (cents: number, order: Monies) => ({
  shop_money: { amount: decimalFromCents(cents), currency_code: order.currency },
  presentment_money: {
    amount: decimalFromCents(presented(cents, order)),
    currency_code: order.presentmentCurrency,
  },
})

/** The same as a `MoneyBag` of the Admin API. */
export const moneyBag = (cents: number, order: Monies) => ({
  shopMoney: { amount: decimalFromCents(cents), currencyCode: order.currency },
  presentmentMoney: {
    amount: decimalFromCents(presented(cents, order)),
    currencyCode: order.presentmentCurrency,
  },
})
