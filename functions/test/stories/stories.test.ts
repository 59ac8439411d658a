import { describe, expect, test } from 'vitest'
import { toChannelOrder } from '../../src/channels/woocommerce/mapping.ts'
import { warehouseOf } from '../memory-shop.ts'
import { poll } from '../models/poll.ts'
import { storyOf, type Story } from './story.ts'
import {
  shopifyLine,
  shopifyRefund,
  shopifySays,
  takealotSays,
  wooBins,
  wooLine,
  wooSays,
} from './messages.ts'

/*
 * Stories of people who sell on these channels, told as the channels tell them. Each stands for a kind: units and money
 * in the state has to be what the channel says.
 */
const ship = (lines: { line: string; quantity: number; warehouse?: string }[] | null) =>
  ({ kind: 'ship', lines, tracking: null }) as const
const cancel = { kind: 'cancel', reason: 'two are broken' } as const
const [sku, day] = ['101', '2026-11-27']
const line = (change: Readonly<Record<string, unknown>> = {}) => shopifyLine(sku, change)
const shop = () => storyOf({ units: { [sku]: 10, '102': 10 } })

describe('what has left and what is still to be sent are two numbers', () => {
  test('a refund of a unit that had left leaves the other two to be sent', () => {
    const { received, units, order } = shop()
    const partly = { fulfillable_quantity: 2, fulfillment_status: 'partial' }
    received('shopify', shopifySays('create', 0, [line()]))
    received('shopify', shopifySays('updated', 10, [line(partly)]))
    received(
      'shopify',
      shopifySays('updated', 20, [line({ ...partly, current_quantity: 2 })], {
        refunds: [shopifyRefund(sku, 1, 'no_restock')],
      }),
    )
    expect(units(sku)).toEqual([9, 2, 7])
    expect(order('shopify:1')).toMatchObject({ totalCents: 20_000, lines: [{ shipped: 1, allocated: 2 }] })
  })

  test('the shipments of the shop say what has left, whatever its other numbers say', () => {
    const { received, units } = shop()
    const fulfillments = [
      { status: 'success', line_items: [{ id: 1101, quantity: 1 }] },
      { status: 'cancelled', line_items: [{ id: 1101, quantity: 2 }] },
    ]
    received(
      'shopify',
      shopifySays('create', 0, [line({ fulfillable_quantity: 2, fulfillment_status: 'partial' })], {
        fulfillments,
      }),
    )
    expect(units(sku)).toEqual([9, 2, 7])
  })

  test('what a service of somebody else has is still to be sent', () => {
    const { received, units, cases } = shop()
    const atService = (status: string) => ({
      fulfillments: [{ status, line_items: [{ id: 1101, quantity: 3 }] }],
    })
    received('shopify', shopifySays('create', 0, [line()]))
    received('shopify', shopifySays('updated', 10, [line({ fulfillable_quantity: 0 })], atService('pending')))
    expect(units(sku)).toEqual([10, 3, 7])
    const sent = line({ fulfillable_quantity: 0, fulfillment_status: 'fulfilled' })
    received('shopify', shopifySays('fulfilled', 20, [sent], atService('success')))
    expect(units(sku)).toEqual([7, 0, 7])
    expect(cases()).toEqual([])
  })

  test('goodwill before anything has left changes nothing but the money', () => {
    const { received, units, order } = shop()
    received(
      'shopify',
      shopifySays('create', 0, [line({ quantity: 2, current_quantity: 2, fulfillable_quantity: 2 })]),
    )
    const refunds = [shopifyRefund(sku, 1, 'no_restock')]
    const after = line({ quantity: 2, current_quantity: 1, fulfillable_quantity: 2 })
    received('shopify', shopifySays('updated', 10, [after], { refunds }))
    expect(units(sku)).toEqual([10, 2, 8])
    expect(order('shopify:1').totalCents).toBe(10_000)
  })

  test('a refund of an unsent unit of a part-sent line frees it', () => {
    const { received, units, order } = shop()
    const partly = { fulfillable_quantity: 1, fulfillment_status: 'partial', current_quantity: 2 }
    received('shopify', shopifySays('create', 0, [line()]))
    received(
      'shopify',
      shopifySays('updated', 10, [line(partly)], { refunds: [shopifyRefund(sku, 1, 'cancel')] }),
    )
    expect(units(sku)).toEqual([9, 1, 8])
    expect(order('shopify:1').totalCents).toBe(20_000)
  })

  test('a shipment that is cancelled opens a case', () => {
    const { received, cases } = shop()
    received('shopify', shopifySays('create', 0, [line()]))
    received(
      'shopify',
      shopifySays('fulfilled', 10, [line({ fulfillable_quantity: 0, fulfillment_status: 'fulfilled' })]),
    )
    expect(cases()).toEqual([])
    received('shopify', shopifySays('updated', 20, [line()]))
    expect(cases()).toEqual(['shipment-cancelled'])
  })

  test('a return that the shop put back on its shelf opens a case, and takes nothing off ours', () => {
    const { received, units, cases, order } = shop()
    const all = { fulfillable_quantity: 0, fulfillment_status: 'fulfilled' }
    received('shopify', shopifySays('fulfilled', 0, [line(all)]))
    const refunds = [shopifyRefund(sku, 1, 'return')]
    received('shopify', shopifySays('updated', 10, [line({ ...all, current_quantity: 2 })], { refunds }))
    expect(units(sku)).toEqual([7, 0, 7])
    expect(cases()).toEqual(['returned'])
    expect(order('shopify:1')).toMatchObject({ status: 'shipped', totalCents: 20_000 })
    received(
      'shopify',
      shopifySays('updated', 20, [line({ ...all, current_quantity: 2 })], { refunds, name: '#1b' }),
    )
    expect(cases()).toEqual(['returned'])
  })
})

describe('a part that is cancelled or refunded loses its price', () => {
  test('cancelled here after a part was shipped', () => {
    const { received, act, units, revenue } = shop()
    received('shopify', shopifySays('create', 0, [line()]))
    act('shopify:1', ship([{ line: '1101', quantity: 1 }]))
    act('shopify:1', cancel)
    expect(units(sku)).toEqual([9, 0, 9])
    expect(revenue(day, 'shopify')).toEqual([10_000, 1304])
    received('shopify', shopifySays('updated', 10, [line()]))
    expect(revenue(day, 'shopify')).toEqual([10_000, 1304])
  })

  test('refunded as a whole after it had left', () => {
    const { received, revenue, cases } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 2)], { total: '200.00' }))
    received(
      'woocommerce',
      wooSays('updated', 10, [wooLine(sku, 2)], { total: '200.00', status: 'completed' }),
    )
    expect(revenue(day, 'woocommerce')).toEqual([20_000, 2608])
    const refunds = [{ id: 1, total: '-200.00' }]
    received(
      'woocommerce',
      wooSays('updated', 20, [wooLine(sku, 2)], { total: '200.00', status: 'refunded', refunds }),
    )
    expect(revenue(day, 'woocommerce')).toEqual([0, 0])
    expect(cases()).toEqual(['cancelled-after-shipping'])
  })

  test('refunded in part, and nobody says of which line: the money is off, a case asks for the units', () => {
    const { received, order, cases } = shop()
    const refunded = { total: '300.00', refunds: [{ id: 1, total: '-100.00' }] }
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 3)], { total: '300.00' }))
    received('woocommerce', wooSays('updated', 10, [wooLine(sku, 3)], refunded))
    expect(order('woocommerce:1')).toMatchObject({ totalCents: 20_000, vatCents: 2608 })
    expect(cases()).toEqual(['refund-of-no-line'])
    received('woocommerce', wooSays('updated', 20, [wooLine(sku, 3)], { ...refunded, status: 'completed' }))
    expect(order('woocommerce:1')).toMatchObject({ totalCents: 20_000, vatCents: 2608, status: 'shipped' })
    expect(cases()).toEqual([])
  })

  test('given up here, and then refunded there: its price goes once', () => {
    const { received, act, order } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 3)], { total: '300.00' }))
    act('woocommerce:1', ship([{ line: '1101', quantity: 1 }]))
    act('woocommerce:1', cancel)
    expect(order('woocommerce:1').totalCents).toBe(10_000)
    const refunds = [{ id: 1, total: '-200.00' }]
    received('woocommerce', wooSays('updated', 10, [wooLine(sku, 3)], { total: '300.00', refunds }))
    expect(order('woocommerce:1').totalCents).toBe(10_000)
  })
})

describe("the channel's money stands", () => {
  test('with what it kept of a refund', () => {
    const { received, order, cases } = shop()
    const taxed = { tax_lines: [{ title: 'VAT', rate: 0.15, price: '39.13' }] }
    received(
      'shopify',
      shopifySays('create', 0, [line(taxed)], { current_total_price: '300.00', total_tax: '39.13' }),
    )
    const refunds = [
      { ...shopifyRefund(sku, 1, 'cancel'), order_adjustments: [{ amount: '10.00', tax_amount: '0.00' }] },
    ]
    const after = line({ ...taxed, current_quantity: 2, fulfillable_quantity: 2 })
    const sums = { current_total_price: '210.00', total_tax: '39.13', refunds }
    received('shopify', shopifySays('updated', 10, [after], sums))
    expect(order('shopify:1')).toMatchObject({ totalCents: 21_000, vatCents: 2609 + 130 })
    expect(cases()).toEqual([])
  })

  test('with its fees and discounts', () => {
    const { received, order, cases } = shop()
    const fee_lines = [
      { id: 1, name: 'Cash on delivery', total: '25.00', total_tax: '3.75' },
      { id: 2, name: 'Loyalty', total: '-100.00', total_tax: '-15.00' },
    ]
    const line = wooLine(sku, 1, { total: '1390.43', total_tax: '208.57' })
    received(
      'woocommerce',
      wooSays('created', 0, [line], { total: '1512.75', total_tax: '197.32', fee_lines }),
    )
    expect(order('woocommerce:1')).toMatchObject({
      totalCents: 151_275,
      vatCents: 19_732,
      status: 'allocated',
    })
    expect(cases()).toEqual([])
  })

  test('with its VAT rounded once for the order', () => {
    const { received, order, cases } = shop()
    const line = wooLine(sku, 1, { total: '35.70', total_tax: '5.36' })
    const sums = { total: '44.62', shipping_total: '3.10', shipping_tax: '0.47', total_tax: '5.82' }
    received('woocommerce', wooSays('created', 0, [line], sums))
    expect(order('woocommerce:1')).toMatchObject({ totalCents: 4462, vatCents: 582 })
    expect(cases()).toEqual([])
  })

  test('where its lines do not make it: a case with both sums, and its own counts', () => {
    const { received, order, cases, revenue } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 1)], { total: '112.01' }))
    expect(order('woocommerce:1')).toMatchObject({ totalCents: 11_201, differenceCents: 1201 })
    expect(revenue(day, 'woocommerce')[0]).toBe(11_201)
    expect(cases()).toEqual(['total-differs'])
    received('woocommerce', wooSays('updated', 10, [wooLine(sku, 1)], { total: '100.00' }))
    expect(cases()).toEqual([])
  })

  test('in another currency: its units are held, its money is in no day', () => {
    const { received, order, units, cases, revenue } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 3)], { currency: 'USD', total: '300.00' }))
    expect(units(sku)).toEqual([10, 3, 7])
    expect(order('woocommerce:1')).toMatchObject({ currency: 'USD', totalCents: 30_000 })
    expect(revenue(day, 'woocommerce')).toEqual([0, 0])
    expect(cases()).toEqual(['foreign-currency'])
  })
})

describe('VAT that is due', () => {
  const exempt = { taxes_included: false, total_tax: '0.00' }
  const delivery = { shipping_lines: [{ price: '300.00', discount_allocations: [], tax_lines: [] }] }
  const untaxed = line({ tax_lines: [{ title: 'VAT', rate: 0, price: '0.00' }] })

  test('is none on goods that leave the country, and the papers are asked for', () => {
    const { received, order, cases } = shop()
    const shipping_address = { name: 'Ayanda Example', city: 'Windhoek', country: 'Namibia' }
    received('shopify', shopifySays('create', 0, [untaxed], { ...exempt, ...delivery, shipping_address }))
    expect(order('shopify:1')).toMatchObject({ totalCents: 60_000, vatCents: 0, vatRule: 'export' })
    expect(cases()).toEqual(['export-papers'])
  })

  test('is within the price where a shop at home charges none', () => {
    const { received, order, cases } = shop()
    const shipping_address = { name: 'Ayanda Example', city: 'Paarl', country: 'South Africa' }
    received('shopify', shopifySays('create', 0, [untaxed], { ...exempt, shipping_address }))
    expect(order('shopify:1')).toMatchObject({ totalCents: 30_000, vatCents: 3913, vatRule: 'deemed' })
    expect(cases()).toEqual([])
  })

  test('is what was charged, where that is more, and a case says so', () => {
    const {
      received,
      order,
      cases,
      shop: state,
    } = storyOf({
      units: { [sku]: 10 },
      products: { [sku]: { vatClass: 'zero' } },
    })
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 1)], { total: '100.00' }))
    expect(order('woocommerce:1')).toMatchObject({ vatCents: 1304, vatRule: 'charged' })
    expect(cases()).toEqual(['vat-differs'])
    expect(state.cases.get('vat-differs:woocommerce:1')?.facts).toMatchObject({
      chargedCents: 1304,
      byRateCents: 0,
    })
  })

  test('is none of a merchant that is no vendor', () => {
    const { received, order } = storyOf({ units: { [sku]: 10 }, vatVendor: false })
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 1)], { total: '100.00' }))
    expect(order('woocommerce:1')).toMatchObject({ vatCents: 0, vatRule: null })
  })
})

describe('a case of an order names what a person asks first', () => {
  const shipping_address = { name: 'Ayanda Example', city: 'Paarl', country: 'South Africa' }
  const facts = ({ shop: state }: Story, id: string) => state.cases.get(id)?.facts

  test('the units that are short, of what, for which town, and their price', () => {
    const story = storyOf({ units: { [sku]: 1, '102': 10 } })
    const lines = [shopifyLine('102'), line({ title: 'Kettle' })]
    story.received('shopify', shopifySays('create', 0, lines, { shipping_address }))
    expect(facts(story, 'oversold:shopify:1')).toEqual({
      number: '#1',
      channel: 'shopify',
      product: 'Kettle',
      sku,
      more: 0,
      units: 2,
      reserved: 4,
      town: 'Paarl',
      cents: 20_000,
      currency: 'ZAR',
    })
  })

  test('how many more lines it is about', () => {
    const story = storyOf({ units: { [sku]: 0, '102': 0 } })
    story.received('shopify', shopifySays('create', 0, [line({ title: 'Kettle' }), shopifyLine('102')]))
    expect(facts(story, 'oversold:shopify:1')).toMatchObject({
      product: 'Kettle',
      more: 1,
      units: 6,
      town: null,
      cents: 60_000,
    })
  })

  test('what came back, at the price that was given back', () => {
    const story = shop()
    const gone = { fulfillable_quantity: 0, fulfillment_status: 'fulfilled' }
    const [mug] = [shopifyLine('102', gone)]
    story.received('shopify', shopifySays('create', 0, [line(gone), mug]))
    const after = [
      line({ ...gone, current_quantity: 1 }),
      shopifyLine('102', { ...gone, current_quantity: 2 }),
    ]
    const refunds = [shopifyRefund(sku, 2, 'return'), shopifyRefund('102', 1, 'return')]
    story.received('shopify', shopifySays('updated', 10, after, { refunds }))
    expect(facts(story, 'returned:shopify:1')).toMatchObject({
      number: '#1',
      sku,
      more: 1,
      units: 3,
      cents: 30_000,
    })
  })

  test('the difference between two sums', () => {
    const story = shop()
    story.received('woocommerce', wooSays('created', 0, [wooLine(sku, 1)], { total: '112.01' }))
    expect(facts(story, 'total-differs:woocommerce:1')).toMatchObject({
      product: `Product ${sku}`,
      units: 1,
      cents: 1201,
      channelCents: 11_201,
      ourCents: 10_000,
    })
  })

  test('what had left when the channel cancelled the order, at the price that was paid', () => {
    const story = shop()
    story.received('shopify', shopifySays('create', 0, [line()]))
    story.act('shopify:1', ship(null))
    const gone = line({ current_quantity: 0, fulfillable_quantity: 0 })
    story.received(
      'shopify',
      shopifySays('cancelled', 10, [gone], { cancelled_at: '2026-11-27T10:00:10+02:00' }),
    )
    expect(facts(story, 'cancelled-after-shipping:shopify:1')).toMatchObject({ units: 3, cents: 30_000 })
  })
})

describe('lines that are no goods', () => {
  const wrap = { id: 2, variant_id: null, sku: null, title: 'Gift wrap', requires_shipping: false }
  const tip = { ...wrap, id: 3, title: 'Tip', taxable: false, fulfillable_quantity: 0 }
  const one = { quantity: 1, current_quantity: 1, fulfillable_quantity: 1 }

  test('a tip and gift wrapping hold no stock and ask nothing: the order is shipped with its goods', () => {
    const { received, act, order, units, cases } = shop()
    const extras = [line({ ...one, ...wrap, price: '35.00' }), line({ ...one, ...tip, price: '20.00' })]
    received('shopify', shopifySays('create', 0, [line(one), ...extras]))
    act('shopify:1', ship(null))
    expect(order('shopify:1')).toMatchObject({ status: 'shipped', totalCents: 15_500, vatCents: 1304 + 457 })
    expect(units(sku)).toEqual([9, 0, 9])
    expect(cases()).toEqual([])
  })

  test('a voucher alone is an order with nothing to do, and bears no VAT until it is used', () => {
    const { received, order, cases } = shop()
    received('shopify', shopifySays('create', 0, [line({ ...one, gift_card: true })]))
    expect(order('shopify:1')).toMatchObject({ status: 'shipped', totalCents: 10_000, vatCents: 0, units: 0 })
    expect(cases()).toEqual([])
  })

  test('the container of a bundle has the price and the VAT of its parts, and its parts the stock', () => {
    const food = { vatClass: 'zero' } as const
    const { received, order, units, cases } = storyOf({
      units: { [sku]: 10, '102': 10 },
      products: { [sku]: food, '102': food },
    })
    const free = { total: '0.00', total_tax: '0.00', bundled_by: '1900' }
    received(
      'woocommerce',
      wooSays(
        'created',
        0,
        [
          wooLine('900', 1, {
            total: '168.00',
            total_tax: '0.00',
            bundled_items: [1101, 1102],
            bundled_by: '',
          }),
          wooLine(sku, 1, free),
          wooLine('102', 2, free),
        ],
        { total: '168.00' },
      ),
    )
    expect(order('woocommerce:1')).toMatchObject({ status: 'allocated', totalCents: 16_800, vatCents: 0 })
    expect([units(sku), units('102')]).toEqual([
      [10, 1, 9],
      [10, 2, 8],
    ])
    expect(cases()).toEqual([])
  })
})

describe('what can be read is taken in', () => {
  test('half a unit is held as a whole one, and a case asks', () => {
    const { received, units, cases } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 1, { quantity: 0.5 }), wooLine('102', 2)]))
    expect([units(sku), units('102')]).toEqual([
      [10, 1, 9],
      [10, 2, 8],
    ])
    expect(cases()).toEqual(['read-in-part'])
  })

  test('a line that can no longer be read keeps the stock that it holds', () => {
    const { received, units, cases } = shop()
    const other = shopifyLine('102')
    received('shopify', shopifySays('create', 0, [line(), other]))
    received('shopify', shopifySays('updated', 10, [line({ quantity: 'three' }), other]))
    expect([units(sku), units('102')]).toEqual([
      [10, 3, 7],
      [10, 3, 7],
    ])
    expect(cases()).toEqual(['read-in-part'])
    received('shopify', shopifySays('updated', 20, [line({ id: null }), other]))
    expect(units(sku)).toEqual([10, 3, 7])
    received('shopify', shopifySays('updated', 30, [other], { currency: 'rand' }))
    expect(units(sku)).toEqual([10, 0, 10])
    expect(units('102')).toEqual([10, 3, 7])
  })

  test('an order of 500 lines', () => {
    const { received, units } = storyOf({ units: { [sku]: 600 } })
    const lines = Array.from({ length: 500 }, (_, place) => line({ id: place + 1 }))
    received(
      'shopify',
      shopifySays(
        'create',
        0,
        lines.map((one) => ({ ...one, fulfillable_quantity: 1 })),
      ),
    )
    expect(units(sku)).toEqual([600, 500, 100])
  })

  test('a new variant of a known SKU holds stock, and somebody is asked to confirm it', () => {
    const { received, units, cases, order } = shop()
    received('shopify', shopifySays('create', 0, [line({ variant_id: 4_480_000_777 })]))
    expect(units(sku)).toEqual([10, 3, 7])
    expect(order('shopify:1').lines).toMatchObject([{ listing: 'shopify:4480000777', mapping: 'guessed' }])
    expect(cases()).toEqual(['unmapped'])
  })
})

describe('versions', () => {
  test('a thousand units that are placed, paid and cancelled within a second are cancelled', () => {
    const { received, order, units } = storyOf({ units: { [sku]: 10 } })
    const many = { quantity: 1000, current_quantity: 1000, fulfillable_quantity: 1000 }
    received('shopify', shopifySays('create', 0, [line(many)], { financial_status: 'pending' }))
    received('shopify', shopifySays('paid', 0, [line(many)]))
    const none = line({ ...many, current_quantity: 0, fulfillable_quantity: 0 })
    const over = { financial_status: 'refunded', cancelled_at: '2026-11-27T10:00:00+02:00' }
    received('shopify', shopifySays('cancelled', 0, [none], over))
    expect(order('shopify:1')).toMatchObject({ status: 'cancelled', waitingFor: [] })
    expect(units(sku)).toEqual([10, 0, 10])
  })

  test('a quantity that changes within a second counts', () => {
    const { received, order, units } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 1)], { total: '100.00' }))
    received('woocommerce', wooSays('updated', 0, [wooLine(sku, 4)], { total: '400.00' }))
    expect(units(sku)).toEqual([10, 4, 6])
    expect(order('woocommerce:1').totalCents).toBe(40_000)
  })

  test('an order that is binned, brought back and binned again holds nothing', () => {
    const { received, order, units } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 2)]))
    received('woocommerce', wooBins('a'))
    expect(units(sku)).toEqual([10, 0, 10])
    received('woocommerce', wooSays('restored', 30, [wooLine(sku, 2)]))
    expect(units(sku)).toEqual([10, 2, 8])
    received('woocommerce', wooBins('b'))
    expect(units(sku)).toEqual([10, 0, 10])
    expect(order('woocommerce:1').status).toBe('cancelled')
  })

  test('a message of before the bin that comes last keeps an order alive only until the next poll', () => {
    const { received, order, units, shop: state } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 2)]))
    received('woocommerce', wooBins('a'))
    received('woocommerce', wooSays('updated', 10, [wooLine(sku, 3)]))
    expect(units(sku)).toEqual([10, 3, 7])
    const gone = toChannelOrder(wooSays('updated', 20, [], { status: 'trash' }).body)
    if (gone.kind !== 'gone') throw new Error('the order is not in the bin')
    poll(state, 'woocommerce', { orders: [], gone: [gone] })
    expect(units(sku)).toEqual([10, 0, 10])
    received('woocommerce', wooSays('updated', 15, [wooLine(sku, 4)]))
    expect(units(sku)).toEqual([10, 0, 10])
    expect(order('woocommerce:1').status).toBe('cancelled')
  })

  test('a completed order that is tidied away is no cancellation', () => {
    const { received, order, cases } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 2)]))
    received('woocommerce', wooSays('updated', 10, [wooLine(sku, 2)], { status: 'completed' }))
    received('woocommerce', wooBins('a'))
    expect(order('woocommerce:1').status).toBe('shipped')
    expect(cases()).toEqual([])
  })

  test('a quote holds nothing, and an order that becomes one again gives its stock back', () => {
    const { received, units, revenue, shop: state } = shop()
    received('woocommerce', wooSays('created', 0, [wooLine(sku, 5)], { status: 'pending' }))
    expect(state.orders.size).toBe(0)
    received('woocommerce', wooSays('updated', 10, [wooLine(sku, 5)], { status: 'on-hold' }))
    expect(units(sku)).toEqual([10, 5, 5])
    received('woocommerce', wooSays('updated', 20, [wooLine(sku, 5)], { status: 'pending' }))
    expect(units(sku)).toEqual([10, 0, 10])
    expect(revenue(day, 'woocommerce')).toEqual([0, 0])
    received('woocommerce', wooSays('updated', 30, [wooLine(sku, 5)]))
    expect(units(sku)).toEqual([10, 5, 5])
  })

  test('a sale before midnight belongs to that day once its time is told', () => {
    const { received, order, revenue } = shop()
    received('takealot', {
      topic: 'New Leadtime Order',
      body: {
        order_id: 1,
        order_item_id: 1101,
        offer: { offer_id: 101, sku },
        total_selling_price: 99,
        quantity: 1,
        event_date: '2026-11-01T00:00:05+02:00',
      },
    })
    expect(revenue('2026-11-01', 'takealot')).toEqual([9900, 1291])
    const sale = { order_date: '2026-10-31T23:59:58+02:00', selling_price: 99, quantity: 1 }
    received('takealot', takealotSays(sku, 'Draft Shipment', sale))
    expect(order('takealot:1').day).toBe('2026-10-31')
    expect(revenue('2026-10-31', 'takealot')).toEqual([9900, 1291])
    expect(revenue('2026-11-01', 'takealot')).toEqual([0, 0])
  })
})

describe('a unit that lies at Takealot', () => {
  test('is not offered again from our own shelf when its sale is cancelled, and a case asks for it', () => {
    const { received, units, cases, order, revenue } = shop()
    received('takealot', takealotSays(sku, 'New Lead Time Order'))
    expect(units(sku)).toEqual([10, 2, 8])
    received('takealot', takealotSays(sku, 'Preparing for Customer'))
    expect(units(sku)).toEqual([8, 0, 8])
    received('takealot', takealotSays(sku, 'Cancelled by Customer'))
    expect(units(sku)).toEqual([8, 0, 8])
    expect(cases()).toEqual(['cancelled-after-shipping'])
    expect([order('takealot:1').totalCents, revenue(day, 'takealot')[0]]).toEqual([0, 0])
  })

  test('is ours again when its sale is cancelled before it left', () => {
    const { received, units, cases } = shop()
    received('takealot', takealotSays(sku, 'New Lead Time Order'))
    received('takealot', takealotSays(sku, 'Cancelled by Customer'))
    expect(units(sku)).toEqual([10, 0, 10])
    expect(cases()).toEqual([])
  })

  test('and is returned by its buyer: the money is gone, a case asks for the goods', () => {
    const { received, units, cases, order } = shop()
    for (const status of ['New Lead Time Order', 'Shipped to Customer', 'Returned'])
      received('takealot', takealotSays(sku, status))
    expect(units(sku)).toEqual([8, 0, 8])
    expect(order('takealot:1')).toMatchObject({ status: 'shipped', totalCents: 0 })
    expect(cases()).toEqual(['returned'])
  })
})

describe('a part shipment of a line that lies in two warehouses', () => {
  const split = () => {
    const places = ['jhb', 'cpt'].map((id, index) => warehouseOf(id, { priority: index + 1 }))
    const story = storyOf({ units: { [sku]: { jhb: 1, cpt: 1 } }, warehouses: places })
    story.received(
      'shopify',
      shopifySays('create', 0, [line({ current_quantity: 2, fulfillable_quantity: 2 })]),
    )
    return story
  }
  const left = ({ shop: state }: ReturnType<typeof split>) =>
    Object.entries(state.stock.get(sku)?.levels ?? {}).map(([id, { onHand }]) => `${id} ${onHand}`)

  test('leaves the preferred one', () => {
    const story = split()
    story.act('shopify:1', ship([{ line: '1101', quantity: 1 }]))
    expect(left(story)).toEqual(['jhb 0', 'cpt 1'])
    expect(story.order('shopify:1').lines[0]?.allocations).toMatchObject([{ warehouse: 'cpt', quantity: 1 }])
  })

  test('is refused from a warehouse where the product of the line is not known', () => {
    const story = shop()
    story.received('shopify', shopifySays('create', 0, [shopifyLine('900')]))
    story.act('shopify:1', ship([{ line: '1900', quantity: 1, warehouse: 'jhb' }]))
    expect(story.cases()).toEqual(['unmapped'])
    expect(story.order('shopify:1').lines[0]).toMatchObject({ shipped: 0, quantity: 3 })
  })

  test('or the one that the member names, as far as it holds units of the line', () => {
    const story = split()
    story.act('shopify:1', ship([{ line: '1101', quantity: 2, warehouse: 'cpt' }]))
    expect(left(story)).toEqual(['jhb 1', 'cpt 1'])
    story.act('shopify:1', ship([{ line: '1101', quantity: 1, warehouse: 'cpt' }]))
    expect(left(story)).toEqual(['jhb 1', 'cpt 0'])
  })
})
