import type { StockRefusal } from '@fluxori/contract/stock/stock'

export const refusals: Readonly<Record<Exclude<StockRefusal, 'unknown-sku' | 'unknown-warehouse'>, string>> =
  {
    'kit-has-no-stock': 'A kit has no stock of its own. Change the stock of its components.',
    'same-warehouse': 'Both warehouses are the same. Choose two different ones.',
    'not-enough-stock': 'There is not that much free stock. Reserved units cannot be taken; take fewer.',
    'not-in-transit': 'That many units are not on their way here. Check the transfer.',
    'sku-twice': 'A SKU is named twice. Put its units on one line.',
  }
