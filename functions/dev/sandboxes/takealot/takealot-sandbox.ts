import type { ListingIdOf, Sandbox, SandboxOptions } from '../sandbox.ts'
import { offerBySku, offerIdOf, openAccount, type Account, type SoldLine } from './takealot-account.ts'
import { answer } from './takealot-api.ts'
import { newLeadtimeOrder, offerUpdated, saleStatusChanged, signedMessage } from './takealot-wire.ts'

/** The offer id that the item with this index has. */
export const takealotListingId: ListingIdOf = (index) => String(offerIdOf(index))

const [firstOrderId, firstOrderItemId] = [98_760_000, 123_450_000]

/**
 * A seller's account on Takealot Marketplace API v1, with one warehouse of his own and lead-time offers only. It
 * lowers its lead-time stock when it sells, as Takealot does.
 */
export function createTakealotSandbox(options: SandboxOptions): Sandbox {
  const { items, apiKey, webhookSecret, now, send } = options
  const account = openAccount(items, now())
  const announce = (topic: string, payload: unknown) => send(signedMessage(topic, payload, webhookSecret))
  let orders = 0
  return {
    kind: 'takealot',
    answer: (request) => answer({ account, apiKey, now, announce }, request),
    placeOrder: ({ lines, buyer }) => {
      const orderId = firstOrderId + orders
      const sold = lines.map((line, index): SoldLine => {
        const offer = offerOf(account, line.sku)
        const taken = Math.min(line.quantity, offer.quantity)
        offer.quantity -= taken
        return {
          orderItemId: firstOrderItemId + account.sales.length + index,
          orderId,
          orderDate: now(),
          offer,
          quantity: line.quantity,
          taken,
          total: offer.price * line.quantity,
          buyer,
          status: 'New Lead Time Order',
        }
      })
      orders += 1
      account.sales.push(...sold)
      for (const line of sold) announce('New Leadtime Order', newLeadtimeOrder(line))
      return String(orderId)
    },
    cancelOrder: (externalId) => {
      const sold = account.sales.filter(({ orderId }) => String(orderId) === externalId)
      if (sold.length === 0) throw new RangeError(`no order ${externalId}`)
      for (const line of sold.filter(({ status }) => !status.startsWith('Cancelled'))) {
        line.status = 'Cancelled by Customer'
        line.offer.quantity += line.taken
        announce('Sale Status Changed', saleStatusChanged(line, now()))
      }
    },
    extras: [],
    acts: {},
    editStock: (sku, quantity) => {
      const offer = offerOf(account, sku)
      offer.quantity = quantity
      offer.updatedAt = now()
      announce('Offer Updated', offerUpdated(offer, { leadtime_stock: [] }, null))
    },
    shown: () =>
      [...account.offers.values()].map(({ sku, offerId, quantity, price }) => ({
        sku,
        listing: String(offerId),
        quantity,
        priceCents: price * 100,
      })),
  }
}

function offerOf(account: Account, sku: string) {
  const offer = offerBySku(account, sku)
  if (offer === undefined) throw new RangeError(`no offer with SKU ${sku}`)
  return offer
}
