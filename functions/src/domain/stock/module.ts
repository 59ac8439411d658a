import type { Sku } from '@fluxori/contract/kernel'
import type { stockSubject } from '@fluxori/contract/stock/stock'
import { answer } from '../decision.ts'
import { needWaiting } from '../orders/allocate-waiting.ts'
import { needHolders } from '../orders/take-back-promises.ts'
import type { Handlers, Links, Need } from '../work.ts'
import { changeStock, countRest, needChange } from './change-stock.ts'
import { refreshAll } from './refresh-all.ts'

export const stockHandlers: Handlers<keyof (typeof stockSubject)['commands']> = {
  'stock-update': {
    needs: ({ change }, need) => needChange(need, change),
    decide: changeStock,
  },
  'count-rest': {
    needs: ({ sku, warehouse }, need) => {
      needWaiting(need, sku)
      needHolders(need, { sku, warehouse })
    },
    decide: (work, payload) => {
      countRest(work, payload)
      return answer({})
    },
  },
  'refresh-listings': {
    needs: ({ skus }, need) => skus.forEach((sku) => need('products', sku)),
    decide: (work, { skus }) => {
      skus.forEach((sku) => work.relist(sku))
      return answer({})
    },
  },
  'refresh-all': {
    needs: ({ after }, need) => need.find('stock', 'following', after),
    decide: (work, payload) => {
      refreshAll(work, payload)
      return answer({})
    },
  },
}

/** Stock names its product and the kits that it is part of: what is available of them follows from it. */
export const stockLinks: Links = {
  stock: (need, sku, stock) => {
    need('products', sku)
    stock?.kits.forEach((kit) => need('products', kit))
  },
}

/** Stock whose listings are to be shown what there is names them. */
export const stockShownLinks: Links = {
  stock: (need, _, stock) => stock?.listings.forEach((listing) => need('listings', listing)),
}

/** Names what showing one SKU on its channels reads. */
export function needShown(need: Need, sku: Sku): void {
  need('products', sku)
  need('stock', sku, (stock) => stock?.listings.forEach((listing) => need('listings', listing)))
}
