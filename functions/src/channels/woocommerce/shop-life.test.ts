import { describe, expect, test } from 'vitest'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { z } from 'zod'
import { woocommerceSandbox } from '../../../dev/sandboxes/woocommerce/module.ts'
import { centsFromDecimal } from '../../domain/money/cents.ts'
import { differenceOf } from '../../domain/orders/order-money.ts'
import { buyer, channelScene, dayBefore, type ChannelScene } from '../channel-scene.ts'
import { woocommerce } from './module.ts'

const Amount = z.string().transform((text) => centsFromDecimal(text) ?? Number.NaN)
/** What the shop itself says of an order. */
const Shown = z.object({
  status: z.string(),
  total: Amount,
  total_tax: Amount,
  refunds: z.array(z.object({ total: Amount })),
})

const openScene = (): ChannelScene =>
  channelScene({
    module: woocommerce,
    sandbox: woocommerceSandbox,
    unknownListing: '4711',
    traits: { namesCustomer: true, comparesAndSets: false },
  })

const basket = [
  { sku: 'KETTLE-17L', quantity: 1 },
  { sku: 'TOASTER-2', quantity: 2 },
]
type Life = Readonly<{ extras?: readonly string[]; acts?: readonly string[]; lines?: typeof basket }>

/** An order that has lived so, with a second between two steps. */
function lived({ extras = [], acts = [], lines = basket }: Life) {
  const scene = openScene()
  const id = scene.sandbox.placeOrder({ lines, buyer, extras })
  for (const name of acts) {
    scene.clock.advance(1_000)
    if (name === 'cancel') scene.sandbox.cancelOrder(id)
    else scene.sandbox.acts[name]?.(id)
  }
  return { scene, id }
}

/** What the last webhook says. */
function lastEvent({ port, raw, sent }: ChannelScene) {
  const last = sent.at(-1)
  const reading = last === undefined ? undefined : port.webhooks.read(raw(last))
  return reading?.kind === 'read' ? reading.events[0] : undefined
}

function orderReceived(scene: ChannelScene): ChannelOrder {
  const event = lastEvent(scene)
  if (event?.kind !== 'order') throw new Error('the last message is of no order')
  return event.order
}

async function orderPolled({ port }: ChannelScene): Promise<ChannelOrder> {
  const { orders, gone, unreadable } = await port.orders.list(dayBefore, null)
  const [order] = orders
  if (order === undefined || orders.length > 1) throw new Error('the poll reads no single order')
  expect([gone, unreadable]).toEqual([[], []])
  return order
}

function shownBy({ sandbox }: ChannelScene, id: string): z.infer<typeof Shown> {
  const authorization = `Basic ${Buffer.from(woocommerceSandbox.apiKey).toString('base64')}`
  const path = `/wp-json/wc/v3/orders/${id}`
  const call = { method: 'GET', path, query: new URLSearchParams(), headers: { authorization }, body: '' }
  return Shown.parse(sandbox.answer(call).json)
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0)

/** Units of goods that are still to be sent and that have left, as far as they were not refunded. */
const unitsOf = ({ lines }: ChannelOrder) => {
  const goods = lines.filter(({ kind }) => kind === 'goods')
  const refunded = sumOf(goods, (line) => line.refunded?.units ?? 0)
  const [toSend, sent] = [sumOf(goods, (line) => line.toSend), sumOf(goods, (line) => line.sent)]
  return { toSend: Math.max(0, toSend - refunded), sent, refunded }
}

/** Money as the shop has it: its total, what it gave back, its VAT; and no cent that no line accounts for. */
function expectMoney(order: ChannelOrder, shown: z.infer<typeof Shown>, cardCents: number): void {
  const refundsCents = sumOf(shown.refunds, ({ total }) => -total)
  expect(order).toMatchObject({ refundsCents, chargedCents: shown.total + cardCents - refundsCents })
  expect(differenceOf(order)).toBe(0)
  const tax = sumOf(order.lines, ({ taxCents }) => taxCents ?? 0) + (order.shippingTaxCents ?? 0)
  expect(tax).toBe(shown.total_tax)
}

/** A message tells of refunds only what they come to: of which lines, only the poll can ask. */
const withoutRefunds = (order: ChannelOrder) => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, refunded: null })),
})

const open = { payment: 'paid', cancelled: false, sold: true, currency: 'ZAR' } as const
const whole = { toSend: 3, sent: 0, refunded: 0 }
const away = { toSend: 0, sent: 3, refunded: 0 }

const lives = [
  { name: 'nothing', life: {}, units: whole },
  { name: 'complete', life: { acts: ['complete'] }, units: away },
  { name: 'on-hold', life: { acts: ['on-hold'] }, units: whole, says: { payment: 'unpaid' } },
  { name: 'processing', life: { acts: ['on-hold', 'processing'] }, units: whole },
  { name: 'pending', life: { acts: ['pending'] }, units: whole, says: { payment: 'unpaid', sold: false } },
  { name: 'fail', life: { acts: ['fail'] }, units: whole, says: { cancelled: true } },
  { name: 'cancel', life: { acts: ['cancel'] }, units: whole, says: { cancelled: true } },
  { name: 'cancel of a completed one', life: { acts: ['complete', 'cancel'] }, says: { cancelled: true } },
  { name: 'custom-status', life: { acts: ['custom-status'] }, units: whole },
  { name: 'refund-one', life: { acts: ['refund-one'] }, units: { toSend: 2, sent: 0, refunded: 1 } },
  {
    name: 'refund-one-without-restock',
    life: { acts: ['refund-one-without-restock'] },
    units: { toSend: 2, sent: 0, refunded: 1 },
  },
  {
    name: 'refund-one of a completed one',
    life: { acts: ['complete', 'refund-one'] },
    units: { ...away, refunded: 1 },
  },
  {
    name: 'refund-one, twice',
    life: { acts: ['refund-one', 'refund-one'] },
    units: { toSend: 1, sent: 0, refunded: 2 },
  },
  { name: 'refund-amount', life: { acts: ['refund-amount'] }, units: whole },
  {
    name: 'refund-shipping',
    life: { extras: ['shipping'], acts: ['refund-shipping'] },
    units: whole,
    says: { shippingCents: 9_900, refundsCents: 9_900 },
  },
  {
    name: 'refund-all',
    life: { extras: ['shipping', 'fee', 'coupon'], acts: ['refund-all'] },
    units: { toSend: 0, sent: 0, refunded: 3 },
    says: { cancelled: true, chargedCents: 0, payment: 'unpaid' },
  },
  {
    name: 'refund-all after an amount',
    life: { acts: ['refund-amount', 'refund-all'] },
    units: { toSend: 0, sent: 0, refunded: 3 },
    says: { cancelled: true, chargedCents: 0 },
  },
  { name: 'restore', life: { acts: ['bin', 'restore'] }, units: whole },
  { name: 'edit-quantity', life: { acts: ['edit-quantity'] }, units: { ...whole, toSend: 4 } },
  { name: 'remove-line', life: { acts: ['remove-line'] }, units: { ...whole, toSend: 1 } },
  { name: 'add-line', life: { acts: ['add-line'] }, units: { ...whole, toSend: 4 } },
  { name: 'fee', life: { extras: ['fee'] }, units: whole },
  { name: 'negative-fee', life: { extras: ['negative-fee'] }, units: whole },
  { name: 'coupon', life: { extras: ['coupon'] }, units: whole },
  { name: 'bundle', life: { extras: ['bundle'] }, units: whole },
  {
    name: 'bundle that is refunded',
    life: { extras: ['bundle'], acts: ['refund-one'] },
    units: { toSend: 0, sent: 0, refunded: 3 },
    says: { cancelled: true, chargedCents: 0 },
  },
  { name: 'usd', life: { extras: ['usd'] }, units: whole, says: { currency: 'USD' } },
  { name: 'four-decimals', life: { extras: ['four-decimals'] }, units: whole },
  {
    name: 'four-decimals, with all that can be',
    life: { extras: ['four-decimals', 'coupon', 'fee', 'shipping'], acts: ['refund-one', 'refund-one'] },
    units: { toSend: 1, sent: 0, refunded: 2 },
  },
  { name: 'export', life: { extras: ['export'] }, units: whole, says: { country: 'NA' } },
  { name: 'gift-card', life: { extras: ['gift-card'] }, units: whole, says: { chargedCents: 294_300 } },
  {
    name: 'subtotal-rounding',
    life: {
      extras: ['subtotal-rounding'],
      lines: [
        { sku: 'TOASTER-2', quantity: 1 },
        { sku: 'TOASTER-2', quantity: 1 },
      ],
    },
    units: { ...whole, toSend: 2 },
  },
  { name: 'shipping', life: { extras: ['shipping'] }, units: whole, says: { shippingCents: 9_900 } },
  {
    name: 'pending checkout',
    life: { extras: ['pending'] },
    units: whole,
    says: { payment: 'unpaid', sold: false },
  },
  {
    name: 'manual-quote',
    life: { extras: ['manual-quote'] },
    units: whole,
    says: { payment: 'unpaid', sold: false },
  },
] as const satisfies readonly Readonly<{
  name: string
  life: Life
  units?: ReturnType<typeof unitsOf>
  says?: Partial<ChannelOrder>
}>[]

describe('an order of the shop is read by message and by poll as the shop has it, after', () => {
  test.each(lives)('$name', async (row) => {
    const { scene, id } = lived(row.life)
    const [byMessage, byPoll] = [orderReceived(scene), await orderPolled(scene)]
    const shown = shownBy(scene, id)
    const cardCents = row.name === 'gift-card' ? 5_000 : 0
    expectMoney(byMessage, shown, cardCents)
    expectMoney(byPoll, shown, cardCents)
    if ('units' in row) expect(unitsOf(byPoll)).toEqual(row.units)
    expect(byPoll).toMatchObject({ ...open, doubts: [], ...('says' in row ? row.says : {}) })
    expect(withoutRefunds(byMessage)).toEqual(withoutRefunds(byPoll))
    if (shown.refunds.length === 0) expect(byMessage).toEqual(byPoll)
  })

  test('the bin: both say that it is gone, and the poll since when', async () => {
    const { scene, id } = lived({ acts: ['bin'] })
    expect(lastEvent(scene)).toEqual({ kind: 'order-gone', externalId: id, key: '2' })
    const { orders, gone } = await scene.port.orders.list(dayBefore, null)
    const version = Date.parse('2026-02-01T12:30:01.000Z') + 9
    expect([orders, gone]).toMatchObject([[], [{ externalId: id, version }]])
  })

  test('its deletion for good: neither says anything, and the last word on it stays', async () => {
    const { scene } = lived({ acts: ['delete'] })
    expect(scene.sent).toHaveLength(1)
    expect(await scene.port.orders.list(dayBefore, null)).toMatchObject({ orders: [], gone: [] })
  })
})

test('every act and every extra of the sandbox is among them', () => {
  const { sandbox } = openScene()
  const played = (key: 'extras' | 'acts') =>
    new Set(
      lives
        .flatMap(({ life }) => (key in life ? Object.entries(life) : []))
        .flatMap(([name, all]) => (name === key ? all : [])),
    )
  expect(sandbox.extras.filter((name) => !played('extras').has(name))).toEqual([])
  expect(Object.keys(sandbox.acts).filter((name) => !played('acts').has(name))).toEqual(['delete'])
})
