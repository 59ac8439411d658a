import { unitsLeft, type ShopLine, type ShopOrder } from './woocommerce-order.ts'
import type { Products } from './woocommerce-products.ts'
import {
  deliveryOf,
  everythingOf,
  withRefund,
  type RefundTools,
  type RefundWanted,
} from './woocommerce-refunds.ts'
import { customStatus, inStatus, putBack } from './woocommerce-statuses.ts'

export type ActTools = RefundTools & Pick<Products, 'products'>

/** The order after something happened to it; null where its state does not allow that. */
export type Act = (order: ShopOrder, tools: ActTools) => ShopOrder | null

const to =
  (status: string): Act =>
  (order, tools) =>
    inStatus(order, status, tools.at, tools)

const canRefund = ({ status, formerStatus }: ShopOrder): boolean =>
  formerStatus === null && ['processing', 'completed', customStatus].includes(status)

const refunding =
  (wanted: (order: ShopOrder) => Omit<RefundWanted, 'reason'> | null): Act =>
  (order, tools) => {
    const refund = canRefund(order) ? wanted(order) : null
    return refund === null ? null : withRefund(order, { reason: 'Asked for by the buyer', ...refund }, tools)
  }

/** A unit of the first line that still has one; a bundle goes back with its parts. */
const oneUnit =
  (restock: boolean) =>
  (order: ShopOrder): Omit<RefundWanted, 'reason'> | null => {
    const first = order.lines.find((line) => unitsLeft(order, line) > 0)
    if (first === undefined) return null
    const parts = order.lines
      .filter(({ bundledBy }) => bundledBy === first.id)
      .map((part) => ({ of: part.id, quantity: unitsLeft(order, part) }))
    return { parts: [{ of: first.id, quantity: 1 }, ...parts], restock }
  }

const bin: Act = (order, { at }) =>
  order.formerStatus === null
    ? { ...order, status: 'trash', formerStatus: order.status, modifiedAt: at }
    : null

const restore: Act = (order, { at }) =>
  order.formerStatus === null
    ? null
    : { ...order, status: order.formerStatus, formerStatus: null, modifiedAt: at }

/** Lines are edited before the order is done, and not any more once something of it was given back. */
const canEdit = ({ status, refunds }: ShopOrder): boolean =>
  refunds.length === 0 && ['pending', 'on-hold', 'processing'].includes(status)

const editing =
  (edit: (order: ShopOrder, tools: ActTools) => readonly ShopLine[] | null): Act =>
  (order, tools) => {
    const lines = canEdit(order) ? edit(order, tools) : null
    return lines === null ? null : { ...order, lines, modifiedAt: tools.at }
  }

/** One more unit of the first line of goods. */
const editQuantity = editing((order, { takeStock }) => {
  const line = order.lines.find(
    ({ product, bundledBy }) => bundledBy === null && !isContainer(order, product),
  )
  if (line === undefined) return null
  const more = order.holdsStock ? takeStock(line.product, 1) : 0
  const changed = { ...line, quantity: line.quantity + 1, reduced: line.reduced + more }
  return order.lines.map((one) => (one.id === line.id ? changed : one))
})

const isContainer = ({ lines }: ShopOrder, product: number): boolean =>
  lines.some(({ bundledBy }) => lines.some((line) => line.id === bundledBy && line.product === product))

/** The last line, where another one stays. */
const removeLine = editing((order, tools) => {
  const line = order.lines.filter(({ bundledBy }) => bundledBy === null).at(-1)
  if (line === undefined || isContainer(order, line.product) || order.lines.length === 1) return null
  putBack(line, tools)
  return order.lines.filter(({ id }) => id !== line.id)
})

/** A unit of a product that the order does not have yet. */
const addLine = editing((order, { products, takeStock, nextId }) => {
  const product = products().find(({ id }) => !order.lines.some((line) => line.product === id))
  if (product === undefined) return null
  const added: ShopLine = {
    id: nextId(),
    product: product.id,
    item: product.item,
    quantity: 1,
    priceCents: product.priceCents,
    discountCents: 0,
    reduced: order.holdsStock ? takeStock(product.id, 1) : 0,
    restocked: 0,
    bundledBy: null,
  }
  return [...order.lines, added]
})

/** What else may become of an order, but for its end. */
export const orderActs: Readonly<Record<string, Act>> = {
  complete: to('completed'),
  'on-hold': to('on-hold'),
  processing: to('processing'),
  pending: to('pending'),
  fail: to('failed'),
  'custom-status': to(customStatus),
  'refund-one': refunding(oneUnit(true)),
  'refund-one-without-restock': refunding(oneUnit(false)),
  'refund-amount': refunding(() => ({ parts: [], cents: 1_000, restock: true })),
  'refund-shipping': refunding((order) => ({ parts: deliveryOf(order), restock: true })),
  'refund-all': refunding((order) => ({ parts: everythingOf(order), restock: true })),
  bin,
  restore,
  'edit-quantity': editQuantity,
  'remove-line': removeLine,
  'add-line': addLine,
}
