import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { buyer, dayBefore } from '../../../src/channels/channel-scene.ts'
import { ordersListed, ordersSent } from '../../../src/channels/seen-orders.ts'
import { differenceOf } from '../../../src/domain/orders/order-money.ts'
import { acts } from './acts.ts'
import { shopifyScene } from '../../../src/channels/shopify/shopify-scene.ts'
import { extraNames } from './new-order.ts'

/** R2 334.00 of goods. */
const basket = [
  { sku: 'KETTLE-17L', quantity: 3 },
  { sku: 'TOASTER-2', quantity: 1 },
]

/** An order that lived so, as the adapter reads it from the last webhook and from the list. */
async function lived(extras: readonly string[], happenings: readonly string[], lines = basket) {
  const at = shopifyScene()
  const id = at.sandbox.placeOrder({ lines, buyer, extras })
  for (const name of happenings) {
    at.clock.advance(1_000)
    const act = name === 'cancel' ? at.sandbox.cancelOrder : at.sandbox.acts[name]
    if (act === undefined) throw new Error(`the shop knows no ${name}`)
    act(id)
  }
  const received = ordersSent(at).at(-1)
  const [listed] = await ordersListed(at.port, dayBefore)
  if (received === undefined || listed === undefined) throw new Error('the order was not read')
  return { ...at, received, listed }
}

const unitsOf = ({ lines }: ChannelOrder) => ({
  toSend: lines.map(({ toSend }) => toSend),
  sent: lines.map(({ sent }) => sent),
})

describe('what becomes of an order is read as it is, whichever way it is told', () => {
  const rows: readonly Readonly<{
    acts: readonly string[]
    toSend: number[]
    sent: number[]
    total: number
    extras?: string[]
  }>[] = [
    { acts: [], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    { acts: ['fulfil-part'], toSend: [2, 1], sent: [1, 0], total: 233_400 },
    { acts: ['fulfil'], toSend: [0, 0], sent: [3, 1], total: 233_400 },
    { acts: ['fulfil', 'cancel-fulfilment'], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    { acts: ['third-party-fulfilment'], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    {
      acts: ['third-party-fulfilment', 'third-party-fulfilment'],
      toSend: [3, 1],
      sent: [0, 0],
      total: 233_400,
    },
    { acts: ['third-party-fulfilment', 'fulfil'], toSend: [0, 0], sent: [3, 1], total: 233_400 },
    { acts: ['third-party-fulfilment', 'cancel-fulfilment'], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    { acts: ['fulfil-part', 'third-party-fulfilment'], toSend: [2, 1], sent: [1, 0], total: 233_400 },
    {
      acts: ['third-party-fulfilment', 'raise-quantity', 'add-line'],
      toSend: [3, 1, 1],
      sent: [0, 0, 0],
      total: 242_300,
    },
    { acts: ['refund-unsent-without-restock'], toSend: [3, 1], sent: [0, 0], total: 198_900 },
    {
      acts: ['refund-unsent-without-restock', 'third-party-fulfilment'],
      toSend: [3, 1],
      sent: [0, 0],
      total: 198_900,
    },
    { acts: ['refund-with-restock'], toSend: [2, 1], sent: [0, 0], total: 198_900 },
    { acts: ['refund-with-restock', 'third-party-fulfilment'], toSend: [2, 1], sent: [0, 0], total: 198_900 },
    { acts: ['fulfil', 'refund-with-restock'], toSend: [0, 0], sent: [3, 1], total: 198_900 },
    { acts: ['fulfil', 'return'], toSend: [0, 0], sent: [3, 1], total: 198_900 },
    { acts: ['fulfil-part', 'return'], toSend: [2, 1], sent: [1, 0], total: 198_900 },
    { acts: ['goodwill-refund'], toSend: [3, 1], sent: [0, 0], total: 210_060 },
    { acts: ['refund-keeping-fee'], toSend: [2, 1], sent: [0, 0], total: 202_350 },
    { acts: ['fulfil', 'refund-keeping-fee'], toSend: [0, 0], sent: [3, 1], total: 202_350 },
    { acts: ['raise-quantity'], toSend: [4, 1], sent: [0, 0], total: 267_900 },
    { acts: ['lower-quantity'], toSend: [2, 1], sent: [0, 0], total: 198_900 },
    { acts: ['remove-line'], toSend: [3, 0], sent: [0, 0], total: 103_500 },
    { acts: ['add-line'], toSend: [3, 1, 1], sent: [0, 0, 0], total: 242_300 },
    { acts: ['refund-with-restock', 'raise-quantity'], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    { acts: ['archive'], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    { acts: ['cancel'], toSend: [0, 0], sent: [0, 0], total: 0 },
    { acts: ['goodwill-refund', 'cancel'], toSend: [0, 0], sent: [0, 0], total: 0 },
    { acts: ['refund-shipping'], extras: ['delivery'], toSend: [3, 1], sent: [0, 0], total: 233_400 },
    {
      acts: ['refund-shipping', 'goodwill-refund'],
      extras: ['delivery'],
      toSend: [3, 1],
      sent: [0, 0],
      total: 210_060,
    },
    { acts: ['cancel'], extras: ['delivery', 'tip'], toSend: [0, 0, 0], sent: [0, 0, 0], total: 0 },
    { acts: ['refund-with-restock'], extras: ['discount'], toSend: [2, 1], sent: [0, 0], total: 179_010 },
  ]

  test.each(rows)('$acts', async ({ acts: happenings, extras = [], toSend, sent, total }) => {
    const { received, listed } = await lived(extras, happenings)
    const goods = { ...received, lines: received.lines.filter(({ kind }) => kind !== 'fee') }
    expect(listed).toEqual(received)
    expect(unitsOf(goods)).toEqual({ toSend, sent })
    expect([received.chargedCents, differenceOf(received), received.doubts]).toEqual([total, 0, []])
    expect(received.cancelled).toBe(happenings.includes('cancel'))
  })

  test('what came back to its shelf is told apart from what left', async () => {
    const { received } = await lived([], ['fulfil', 'return', 'refund-with-restock'])
    expect(received.lines.map(({ sent, returned, paid }) => [sent, returned, paid])).toEqual([
      [3, 2, 1],
      [1, 0, 1],
    ])
  })

  test('what was kept at a refund is a fee', async () => {
    const { received } = await lived([], ['refund-keeping-fee'])
    expect(received.lines.at(-1)).toMatchObject({ kind: 'fee', totalCents: 3_450, toSend: 0, sent: 0 })
  })

  test('an order that is deleted is gone', async () => {
    const { sandbox, sent, port, raw } = shopifyScene()
    const id = sandbox.placeOrder({ lines: basket, buyer })
    sandbox.cancelOrder(id)
    sandbox.acts['delete']?.(id)
    const last = sent.at(-1)
    expect(last && port.webhooks.read(raw(last))).toMatchObject({
      events: [{ kind: 'order-gone', externalId: id }],
    })
    expect(await ordersListed(port, dayBefore)).toEqual([])
  })
})

describe('what is unusual in an order is read as it is, whichever way it is told', () => {
  test.each([
    { extra: 'tip', line: { kind: 'tip', toSend: 0, listing: null, totalCents: 2_000 }, total: 235_400 },
    { extra: 'gift-card', line: { kind: 'gift-card', toSend: 1, totalCents: 25_000 }, total: 258_400 },
    {
      extra: 'custom-item',
      line: { kind: 'goods', toSend: 1, listing: null, taxCents: 5_870 },
      total: 278_400,
    },
    { extra: 'service', line: { kind: 'service', toSend: 1, listing: null, taxCents: 457 }, total: 236_900 },
    { extra: 'delivery', line: {}, order: { shippingCents: 9_900, shippingTaxCents: 1_291 }, total: 243_300 },
    { extra: 'discount', line: { totalCents: 116_910, taxCents: 15_249 }, total: 210_060 },
    {
      extra: 'export',
      line: { taxCents: 0 },
      order: { country: 'Namibia', shippingTaxCents: 0 },
      total: 233_400,
    },
    { extra: 'usd', line: { totalCents: 129_900 }, order: { currency: 'ZAR' }, total: 233_400 },
    { extra: 'usd-shop', line: { totalCents: 7_217 }, order: { currency: 'USD' }, total: 12_968 },
    { extra: 'many-lines', line: { toSend: 1, totalCents: 34_500 }, total: 1_268_400 },
  ])('$extra', async ({ extra, line, order = {}, total }) => {
    const { received, listed } = await lived([extra], [])
    expect(listed).toEqual(received)
    expect(received).toMatchObject({ ...order, chargedCents: total, doubts: [] })
    expect(received.lines.at(-1)).toMatchObject(line)
    expect(differenceOf(received)).toBe(0)
  })
})

describe('an order with more than one answer holds is read whole', () => {
  test('of twelve shipments and seven refunds', async () => {
    const parts = Array.from({ length: 12 }, () => 'fulfil-part')
    const refunds = Array.from({ length: 7 }, () => 'return')
    const { received, listed } = await lived(
      [],
      [...parts, ...refunds],
      [{ sku: 'KETTLE-17L', quantity: 12 }],
    )
    expect(listed).toEqual(received)
    expect(listed.lines).toMatchObject([{ sent: 12, toSend: 0, returned: 7, paid: 5 }])
  })

  test('of a shipment of more than thirty lines', async () => {
    const { received, listed } = await lived(['many-lines'], ['fulfil-part', 'fulfil', 'return'])
    expect(listed).toEqual(received)
    expect(listed.lines).toHaveLength(32)
    expect(unitsOf(listed).toSend.every((units) => units === 0)).toBe(true)
  })
})

test('whatever becomes of an order, both ways agree, its money adds up, and what is missing on the shelf has left or will', async () => {
  const names = fc.constantFrom(...Object.keys(acts).filter((name) => name !== 'delete'), 'cancel')
  const extras = fc.subarray(extraNames.filter((name) => name !== 'many-lines'))
  await fc.assert(
    fc.asyncProperty(extras, fc.array(names, { maxLength: 8 }), async (unusual, happenings) => {
      const { received, listed, sandbox, items } = await lived(unusual, happenings)
      expect(listed).toEqual(received)
      expect([differenceOf(received), received.doubts]).toEqual([0, []])
      for (const { sku, quantity } of items.slice(0, 2)) {
        const own = received.lines.filter(({ skuText }) => skuText === sku)
        const gone = own.reduce((sum, { toSend, sent, returned }) => sum + toSend + sent - returned, 0)
        expect(sandbox.shown().find((shown) => shown.sku === sku)?.quantity).toBe(quantity - gone)
      }
    }),
    { numRuns: 150 },
  )
})
