import { describe, expect, test } from 'vitest'
import { openShop } from './shop-scene.ts'

const started = 9

describe('stock', () => {
  test.each([
    { acts: [], left: 7 },
    { acts: ['complete'], left: 7 },
    { acts: ['on-hold'], left: 7 },
    { acts: ['custom-status'], left: 7 },
    { acts: ['pending'], left: 9 },
    { acts: ['cancel'], left: 9 },
    { acts: ['fail'], left: 9 },
    { acts: ['cancel', 'processing'], left: 7 },
    { acts: ['cancel', 'processing', 'cancel'], left: 9 },
    { acts: ['refund-one'], left: 8 },
    { acts: ['refund-one-without-restock'], left: 7 },
    { acts: ['refund-one', 'cancel'], left: 9 },
    { acts: ['refund-one-without-restock', 'cancel'], left: 9 },
    { acts: ['refund-amount'], left: 7 },
    { acts: ['refund-all'], left: 9 },
    { acts: ['bin'], left: 7 },
    { acts: ['bin', 'delete'], left: 7 },
    { acts: ['delete'], left: 7 },
    { acts: ['edit-quantity'], left: 6 },
    { acts: ['edit-quantity', 'cancel'], left: 9 },
  ])('of an order of two that is paid, then $acts, is $left of nine', ({ acts, left }) => {
    const { order, happens, stockOf } = openShop()
    happens(order(2), ...acts)
    expect(stockOf('MUG')).toBe(left)
  })

  test.each([
    { extras: ['pending'], acts: [], left: started },
    { extras: ['manual-quote'], acts: [], left: started },
    { extras: ['pending'], acts: ['edit-quantity'], left: started },
    { extras: ['pending'], acts: ['fail'], left: started },
    { extras: ['pending'], acts: ['processing'], left: 7 },
    { extras: ['manual-quote'], acts: ['on-hold'], left: 7 },
    { extras: ['bundle'], acts: [], left: 7 },
    { extras: ['bundle'], acts: ['refund-one'], left: started },
  ])('of an order with $extras, then $acts, is $left of nine', ({ extras, acts, left }) => {
    const { order, happens, stockOf } = openShop()
    happens(order(2, extras), ...acts)
    expect(stockOf('MUG')).toBe(left)
  })

  test('of a line that is added or removed follows', () => {
    const { order, happens, stockOf } = openShop()
    const id = order(2)
    happens(id, 'add-line')
    expect([stockOf('MUG'), stockOf('KETTLE-17L')]).toEqual([7, 2])
    happens(id, 'remove-line')
    expect([stockOf('MUG'), stockOf('KETTLE-17L')]).toEqual([7, 3])
  })
})

describe('a refund', () => {
  test('stands in the order as a sum below zero, and as parts in its own list', () => {
    const { order, happens, request, lastMessage } = openShop()
    const id = order(2)
    happens(id, 'refund-one')
    const refunds = [{ id: 7001, reason: 'Asked for by the buyer', total: '-19.99' }]
    expect(lastMessage()).toMatchObject({
      topic: 'order.updated',
      body: { status: 'processing', total: '39.98', refunds, line_items: [{ quantity: 2 }] },
    })
    const detail = {
      id: 7001,
      amount: '19.99',
      date_created_gmt: '2026-02-01T12:30:01',
      line_items: [
        {
          quantity: -1,
          total: '-17.38',
          total_tax: '-2.61',
          sku: 'MUG',
          meta_data: [{ key: '_refunded_item_id', value: '315' }],
        },
      ],
    }
    expect(request('GET', `orders/${id}/refunds`).json).toMatchObject([detail])
    expect(request('GET', 'refunds').json).toMatchObject([{ id: 7001, parent_id: 7000 }])
    expect(request('GET', `orders/${id}/refunds/7001`).json).toMatchObject({ id: 7001 })
  })

  test('of every unit, one by one, comes to the whole, and makes the order refunded', () => {
    const { order, happens, request } = openShop()
    const id = order(3)
    happens(id, 'refund-one', 'refund-one')
    expect(request('GET', `orders/${id}`).json).toMatchObject({ status: 'processing' })
    happens(id, 'refund-one', 'refund-one')
    expect(request('GET', `orders/${id}`).json).toMatchObject({
      status: 'refunded',
      refunds: [{ total: '-19.99' }, { total: '-19.99' }, { total: '-19.99' }],
    })
  })

  test('of an amount names no line', () => {
    const { order, happens, request } = openShop()
    const id = order(2)
    happens(id, 'refund-amount')
    expect(request('GET', `orders/${id}/refunds`).json).toMatchObject([{ amount: '10.00', line_items: [] }])
  })

  test('of the delivery names it, once', () => {
    const { order, happens, request } = openShop()
    const id = order(2, ['shipping'])
    happens(id, 'refund-shipping', 'refund-shipping')
    expect(request('GET', `orders/${id}/refunds`).json).toMatchObject([
      { amount: '99.00', line_items: [], shipping_lines: [{ total: '-86.09', total_tax: '-12.91' }] },
    ])
  })

  test('of all gives back what earlier ones have left', () => {
    const { order, happens, request } = openShop()
    const id = order(2, ['shipping', 'fee'])
    happens(id, 'refund-amount', 'refund-all')
    expect(request('GET', `orders/${id}`).json).toMatchObject({
      status: 'refunded',
      total: '167.73',
      refunds: [{ total: '-10.00' }, { total: '-157.73' }],
    })
  })

  test('is none of an order that is not paid, or has no delivery to give back', () => {
    const { order, happens, sent } = openShop()
    happens(order(1, ['pending']), 'refund-one', 'refund-all')
    happens(order(1), 'refund-shipping')
    expect(sent).toHaveLength(2)
  })
})

describe('the bin', () => {
  test('is told by the id alone, and hides the order from all who do not ask for it', () => {
    const { order, happens, request, lastMessage } = openShop()
    const id = order(1)
    happens(id, 'bin')
    expect(lastMessage()).toEqual({ topic: 'order.deleted', body: { id: 7000 } })
    expect(request('GET', 'orders').json).toEqual([])
    expect(request('GET', 'orders?status=any,trash').json).toEqual([])
    expect(request('GET', 'orders?status=trash').json).toMatchObject([
      { id: 7000, status: 'trash', date_modified_gmt: '2026-02-01T12:30:01' },
    ])
  })

  test('gives an order back as it was', () => {
    const { order, happens, request, lastMessage } = openShop()
    const id = order(1)
    happens(id, 'complete', 'bin', 'refund-all', 'cancel', 'bin', 'restore')
    expect(lastMessage()).toMatchObject({
      topic: 'order.restored',
      body: { status: 'completed', refunds: [] },
    })
    expect(request('GET', 'orders?status=trash').json).toEqual([])
  })

  test('is left for good without a word', () => {
    const { order, happens, sent, request } = openShop()
    const id = order(1)
    happens(id, 'bin')
    const received = sent.length
    happens(id, 'delete')
    expect(sent).toHaveLength(received)
    expect(request('GET', `orders/${id}`).status).toBe(404)
    expect(() => happens(id, 'restore')).toThrow(RangeError)
  })
})

describe('a status', () => {
  test('is told as it is, with the times of payment and completion', () => {
    const { order, happens, lastMessage } = openShop()
    const id = order(1, ['pending'])
    happens(id, 'processing', 'complete')
    expect(lastMessage()).toMatchObject({
      topic: 'order.updated',
      body: {
        status: 'completed',
        date_paid_gmt: '2026-02-01T12:30:01',
        date_completed_gmt: '2026-02-01T12:30:02',
      },
    })
  })

  test('that an order has already is no news', () => {
    const { order, happens, sent } = openShop()
    happens(order(1), 'processing', 'restore')
    expect(sent).toHaveLength(1)
  })

  test('of a plugin can be asked for, and one that nobody knows cannot', () => {
    const { order, happens, request } = openShop()
    happens(order(1), 'custom-status')
    order(1)
    expect(request('GET', 'orders?status=awaiting-pickup').json).toMatchObject([{ id: 7000 }])
    expect(request('GET', 'orders?status[0]=processing&status[1]=on-hold').json).toMatchObject([{ id: 7001 }])
    expect(request('GET', 'orders?status=lost').status).toBe(400)
  })
})

test('lines can be edited until the order is done or something of it is given back', () => {
  const { order, happens, request } = openShop()
  const linesAfter = (...acts: readonly string[]) => {
    const id = order(1)
    happens(id, ...acts)
    return request('GET', `orders/${id}`).json
  }
  const skus = (...of: readonly string[]) => ({ line_items: of.map((sku) => ({ sku })) })
  expect(linesAfter('add-line', 'edit-quantity')).toMatchObject({
    line_items: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'KETTLE-17L', quantity: 1 },
    ],
    total: '384.98',
  })
  expect(linesAfter('complete', 'add-line')).toMatchObject(skus('MUG'))
  expect(linesAfter('refund-amount', 'add-line')).toMatchObject(skus('MUG'))
  expect(linesAfter('remove-line')).toMatchObject(skus('MUG'))
})
