import type { ListingIdOf, Sandbox, SandboxOptions, SandboxOrder } from '../sandbox.ts'
import { offerBySku, offerIdOf, openAccount, type Account, type SoldLine } from './takealot-account.ts'
import { answer } from './takealot-api.ts'
import { buyerCancels, movable, move, moves } from './takealot-statuses.ts'
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
  const linesOf = (externalId: string) => {
    const sold = account.sales.filter(({ orderId }) => String(orderId) === externalId)
    if (sold.length === 0) throw new RangeError(`no order ${externalId}`)
    return sold
  }
  const moving =
    (wanted: (typeof moves)[string]) =>
    (externalId: string): void => {
      for (const line of movable(linesOf(externalId), wanted)) {
        move(line, wanted.to)
        announce('Sale Status Changed', saleStatusChanged(line, now()))
      }
    }
  return {
    kind: 'takealot',
    answer: (request) => answer({ account, apiKey, now, announce }, request),
    placeOrder: (order) => {
      const orderId = firstOrderId + orders
      orders += 1
      const sold = order.lines.map((line, index) =>
        sell(line, order, {
          orderItemId: firstOrderItemId + account.sales.length + index,
          orderId,
          orderDate: now(),
          offer: offerOf(account, line.sku),
        }),
      )
      account.sales.push(...sold)
      for (const line of sold.filter(({ status }) => status === 'New Lead Time Order'))
        announce('New Leadtime Order', newLeadtimeOrder(line))
      return String(orderId)
    },
    cancelOrder: moving(buyerCancels),
    /**
     * A sale of what lies in Takealot's warehouses, of which no message tells; a price of a promotion; a unit that Takealot
     * brings from another region.
     */
    extras: ['dc-order', 'promotion', 'other-region'],
    acts: Object.fromEntries(Object.entries(moves).map(([name, wanted]) => [name, moving(wanted)])),
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

/** A line as it is sold: it takes the seller's lead-time stock, unless Takealot has the unit itself. */
function sell(
  { quantity }: SandboxOrder['lines'][number],
  { buyer, extras = [] }: SandboxOrder,
  ids: Pick<SoldLine, 'orderItemId' | 'orderId' | 'orderDate' | 'offer'>,
): SoldLine {
  const { offer } = ids
  const isAtDc = extras.includes('dc-order')
  const taken = isAtDc ? 0 : Math.min(quantity, offer.quantity)
  offer.quantity -= taken
  const price = extras.includes('promotion') ? Math.ceil(offer.price * 0.8) : offer.price
  return {
    ...ids,
    quantity,
    taken,
    total: price * quantity,
    buyer,
    promotion: extras.includes('promotion') ? 'Daily Deal' : '',
    regions: { sales: extras.includes('other-region') ? 'CPT' : 'JHB', source: 'JHB' },
    shipment: null,
    status: isAtDc ? 'Preparing for Customer' : 'New Lead Time Order',
  }
}

function offerOf(account: Account, sku: string) {
  const offer = offerBySku(account, sku)
  if (offer === undefined) throw new RangeError(`no offer with SKU ${sku}`)
  return offer
}
