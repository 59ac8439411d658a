import { share } from '../../../src/domain/money/share.ts'
import { standardVatBps, type SandboxItem, type SandboxOrder } from '../sandbox.ts'
import { sumsOf } from './order-sums.ts'
import { lineCents, type ShopLine, type ShopOrder } from './shopify-order.ts'
import { giftCardVariant, randsPerDollar, variantIdOf } from './shop-facts.ts'
import type { Means } from './shopify-shop.ts'

const discountBps = 1_000
const deliveryCents = 9_900
const manyLines = 30

type Extra = (order: ShopOrder, means: Means) => ShopOrder

/** What an order may have in it beside goods, or is unusual in it. */
const extras: Readonly<Record<string, Extra>> = {
  tip: withLine({ kind: 'tip', title: 'Tip', priceCents: 2_000, vatBps: null }),
  'gift-card': withLine({
    kind: 'gift-card',
    title: 'Karoo Trading gift card',
    priceCents: 25_000,
    vatBps: null,
    variant: giftCardVariant,
  }),
  'custom-item': withLine({ kind: 'custom', title: 'Made to order', priceCents: 45_000 }),
  service: withLine({ kind: 'service', title: 'Gift wrapping', priceCents: 3_500 }),
  delivery: (order) => ({ ...order, deliveryCents, deliveryVatBps: standardVatBps }),
  discount: (order) => ({
    ...order,
    discountCode: 'KAROO10',
    lines: order.lines.map((line) =>
      line.kind === 'goods' ? { ...line, discountCents: share(lineCents(line), discountBps, 10_000) } : line,
    ),
  }),
  'many-lines': (order, means) => {
    const item = order.lines[0]?.item
    const more = Array.from({ length: manyLines }, () => (item ? [lineOf(item, 1, means)] : []))
    return { ...order, lines: [...order.lines, ...more.flat()] }
  },
  export: (order) => ({
    ...order,
    country: 'NA',
    deliveryVatBps: null,
    lines: order.lines.map(untaxed),
  }),
  usd: (order) => ({ ...order, presentmentCurrency: 'USD' }),
  'usd-shop': (order) => ({
    ...order,
    currency: 'USD',
    presentmentCurrency: 'USD',
    deliveryCents: share(order.deliveryCents, 1, randsPerDollar),
    lines: order.lines.map(inDollars),
  }),
}

const untaxed = (line: ShopLine): ShopLine => ({ ...line, vatBps: null })

const inDollars = (line: ShopLine): ShopLine => ({
  ...line,
  priceCents: share(line.priceCents, 1, randsPerDollar),
  discountCents: share(line.discountCents, 1, randsPerDollar),
})

/** A line that is added later, as the order's other lines are priced. */
export function addedLine(order: ShopOrder, item: SandboxItem, means: Means): ShopLine {
  const line = lineOf(item, 1, means)
  const priced = order.currency === 'USD' ? inDollars(line) : line
  return order.country === 'ZA' ? priced : untaxed(priced)
}

/** In the order in which they are put into an order: what is of all lines comes last. */
export const extraNames = Object.keys(extras)

/** A paid order with its extras. Throws a RangeError for goods that the shop does not sell. */
export function newOrder(
  id: number,
  { lines, buyer, extras: wanted = [] }: SandboxOrder,
  means: Means,
): ShopOrder {
  const plain: ShopOrder = {
    id,
    lines: lines.map(({ sku, quantity }) => lineOf(itemOf(sku, means), quantity, means)),
    buyer,
    country: 'ZA',
    currency: 'ZAR',
    presentmentCurrency: 'ZAR',
    deliveryCents: 0,
    deliveryVatBps: null,
    discountCode: null,
    paidCents: 0,
    createdAt: means.at,
    updatedAt: means.at,
    cancelledAt: null,
    closedAt: null,
    fulfilments: [],
    refunds: [],
    edits: [],
  }
  const order = Object.entries(extras)
    .filter(([name]) => wanted.includes(name))
    .reduce((so, [, extra]) => extra(so, means), plain)
  return { ...order, paidCents: sumsOf(order).total }
}

function itemOf(sku: string, { items }: Means): SandboxItem {
  const item = items.find((one) => one.sku === sku)
  if (item === undefined) throw new RangeError(`the shop does not sell ${sku}`)
  return item
}

/** A line of something on the shop's shelf, which it is taken off. */
const lineOf = (item: SandboxItem, ordered: number, { newLineId, take }: Means): ShopLine => ({
  id: newLineId(),
  item,
  variant: variantIdOf(item.index),
  title: item.title,
  kind: 'goods',
  priceCents: item.priceCents,
  discountCents: 0,
  vatBps: item.vatBps ?? standardVatBps,
  ordered,
  removed: 0,
  taken: take(item, ordered),
})

function withLine(line: Pick<ShopLine, 'kind' | 'title' | 'priceCents'> & Partial<ShopLine>): Extra {
  return (order, { newLineId }) => ({
    ...order,
    lines: [
      ...order.lines,
      {
        id: newLineId(),
        item: null,
        variant: null,
        discountCents: 0,
        vatBps: standardVatBps,
        ordered: 1,
        removed: 0,
        taken: 0,
        ...line,
      },
    ],
  })
}
