import { editActs } from './edit-acts.ts'
import { refundActs } from './refund-acts.ts'
import { otherService, ownService } from './shop-facts.ts'
import { openUnits, type ShopFulfilment, type ShopOrder } from './shopify-order.ts'
import type { Happening, Means } from './shopify-shop.ts'

const openLines = (order: ShopOrder): ShopFulfilment['lines'] =>
  order.lines
    .map((line) => ({ line: line.id, units: openUnits(order, line) }))
    .filter(({ units }) => units > 0)

const fulfilled = (
  order: ShopOrder,
  { at, newId }: Means,
  change: Pick<ShopFulfilment, 'status' | 'service' | 'lines'>,
): ShopOrder | null =>
  change.lines.length === 0
    ? null
    : { ...order, fulfilments: [...order.fulfilments, { id: newId(), at, updatedAt: at, ...change }] }

const isAtService = ({ status }: ShopFulfilment): boolean => status === 'pending' || status === 'open'

const withStatus = (
  order: ShopOrder,
  { at }: Means,
  which: (one: ShopFulfilment) => boolean,
  status: ShopFulfilment['status'],
): ShopOrder => ({
  ...order,
  fulfilments: order.fulfilments.map((one) => (which(one) ? { ...one, status, updatedAt: at } : one)),
})

/** Sends all that is left, and lets the other service send what it has. */
const fulfil: Happening = (order, means) => {
  const sent = order.fulfilments.some(isAtService) ? withStatus(order, means, isAtService, 'success') : null
  const own = { status: 'success', service: ownService, lines: openLines(order) } as const
  return fulfilled(sent ?? order, means, own) ?? sent
}

const fulfilPart: Happening = (order, means) => {
  const lines = openLines(order)
    .slice(0, 1)
    .map(({ line }) => ({ line, units: 1 }))
  return fulfilled(order, means, { status: 'success', service: ownService, lines })
}

/** A shipment of which something came back cannot be cancelled. */
const cancelFulfilment: Happening = (order, means) => {
  const last = order.fulfilments.findLast(({ status }) => status !== 'cancelled')
  const returned = order.refunds.flatMap(({ lines }) => lines).filter(({ restock }) => restock === 'return')
  if (last === undefined || last.lines.some(({ line }) => returned.some((one) => one.line === line)))
    return null
  return withStatus(order, means, ({ id }) => id === last.id, 'cancelled')
}

/** Hands all that is left to a service of somebody else; the next time it says that it has it. */
const toService: Happening = (order, means) => {
  const asked = fulfilled(order, means, { status: 'pending', service: otherService, lines: openLines(order) })
  if (asked !== null) return asked
  const isPending = ({ status }: ShopFulfilment) => status === 'pending'
  return order.fulfilments.some(isPending) ? withStatus(order, means, isPending, 'open') : null
}

const archive: Happening = (order, { at }) => (order.closedAt === null ? { ...order, closedAt: at } : null)

const remove: Happening = ({ cancelledAt }) => (cancelledAt === null ? null : 'gone')

/** Nothing else becomes of an order that was cancelled. */
const whileWanted =
  (happening: Happening): Happening =>
  (order, means) =>
    order.cancelledAt === null ? happening(order, means) : null

/** All that can become of an order but its cancellation, by name. */
export const acts: Readonly<Record<string, Happening>> = {
  ...Object.fromEntries(
    Object.entries({
      fulfil,
      'fulfil-part': fulfilPart,
      'cancel-fulfilment': cancelFulfilment,
      'third-party-fulfilment': toService,
      ...refundActs,
      ...editActs,
    }).map(([name, happening]) => [name, whileWanted(happening)]),
  ),
  archive,
  delete: remove,
}
