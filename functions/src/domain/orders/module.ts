import { scopedId, Sku, type ChannelId } from '@fluxori/contract/kernel'
import { matchId, matchTextOf } from '@fluxori/contract/orders/line-matches'
import type { ordersSubject } from '@fluxori/contract/orders/orders'
import { answer } from '../decision.ts'
import type { Handler, Handlers, Links, Need } from '../work.ts'
import { actOnOrder } from './act-on-order.ts'
import { allocateWaiting, needWaiting } from './allocate-waiting.ts'
import { cancelOnChannel } from './cancel-on-channel.ts'
import { listingOn } from './find-product.ts'
import { replayListing } from './map-listing.ts'
import { forgetInOrders } from './unmap-listing.ts'
import { recordOrder } from './record-order.ts'

/** A SKU, and the listing that sells it on a channel. */
function needListed(need: Need, channelId: ChannelId, sku: Sku): void {
  need('products', sku)
  need('stock', sku, (stock) => {
    const listing = stock === undefined ? undefined : listingOn(channelId, stock)
    if (listing !== undefined) need('listings', listing)
  })
}

/** A line is found by its listing, its SKU text or, where no listing says it, its barcode. */
const channelOrder: Handler<'order-received' | 'order-changed'> = {
  needs: ({ channelId, order }, need) => {
    need('orders', scopedId(channelId, order.externalId))
    order.lines.forEach((line) => {
      const { listing, skuText, barcode } = line
      const known = matchTextOf(line)
      if (known !== null) need('lineMatches', matchId(channelId, known))
      const needBarcode = () => {
        if (barcode !== null) need.find('products', 'byBarcode', barcode)
      }
      const text = Sku.safeParse(skuText.trim())
      if (text.success) needListed(need, channelId, text.data)
      if (listing === null) return needBarcode()
      need('listings', scopedId(channelId, listing), (known) => {
        if (known?.sku === undefined || known.sku === null) needBarcode()
      })
    })
  },
  decide: (work, payload) => {
    recordOrder(work, payload)
    return answer({})
  },
}

export const ordersHandlers: Handlers<keyof (typeof ordersSubject)['commands']> = {
  'order-received': channelOrder,
  'order-changed': channelOrder,
  'order-cancelled': {
    needs: ({ channelId, externalId }, need) => need('orders', scopedId(channelId, externalId)),
    decide: cancelOnChannel,
  },
  'order-update': {
    needs: ({ orderId, action }, need) => {
      need('orders', orderId)
      if (action.kind === 'map-line') need('products', action.sku)
    },
    decide: actOnOrder,
  },
  allocate: {
    needs: ({ sku, after }, need) => needWaiting(need, sku, after),
    decide: (work, { sku, after }) => {
      allocateWaiting(work, sku, after)
      return answer({})
    },
  },
  'replay-listing': {
    needs: ({ listing, sku }, need) => {
      need('listings', listing)
      if (sku !== null) need('products', sku)
      need.find('orders', 'unmapped', listing)
    },
    decide: (work, payload) => {
      replayListing(work, payload)
      return answer({})
    },
  },
  'forget-listing': {
    needs: ({ listing }, need) => {
      need('listings', listing)
      need.find('orders', 'matched', listing)
    },
    decide: (work, payload) => {
      forgetInOrders(work, payload)
      return answer({})
    },
  },
}

/** An order names what its lines sell and hold, and a text the product that it is. */
export const ordersLinks: Links = {
  lineMatches: (need, _, match) => {
    if (match !== undefined && match.sku !== null) need('products', match.sku)
  },
  orders: (need, _, order) =>
    order?.lines.forEach(({ sku, listing, demand }) => {
      if (sku !== null) need('products', sku)
      if (listing !== null) need('listings', listing)
      demand.forEach((part) => need('products', part.sku))
    }),
}
