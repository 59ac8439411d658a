import { describe, expect, test } from 'vitest'
import { CommandId } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/orders'
import { commandsOf, orderCommandId } from './channel-commands.ts'

const line = (externalId: string, version = 1): ChannelOrder['lines'][number] => ({
  externalId,
  listing: 'MUG',
  skuText: 'MUG',
  barcode: null,
  title: 'Mug',
  quantity: 1,
  fulfilled: 0,
  totalCents: 11_500,
  version,
})
const order = (change: Partial<ChannelOrder> = {}): ChannelOrder => ({
  externalId: '77',
  number: '#77',
  placedAt: '2026-11-22T08:15:00.000Z',
  updatedAt: null,
  version: 1,
  partial: false,
  payment: 'paid',
  cancelled: false,
  currency: 'ZAR',
  shippingCents: 0,
  lines: [line('a'), line('b')],
  customer: null,
  ...change,
})
const channel = { id: 'shopify' }
const at = '2026-11-22T09:00:00.000Z'

describe('the command of an order', () => {
  test('is the same whoever brings it, and whenever', () => {
    const received = commandsOf(channel, { kind: 'order', change: 'received', order: order() }, at)
    const changed = commandsOf(
      channel,
      { kind: 'order', change: 'changed', order: order() },
      '2026-11-23T09:00:00.000Z',
    )
    expect(received.map(({ id }) => id)).toEqual(changed.map(({ id }) => id))
    expect(received).toMatchObject([{ actor: { kind: 'channel', channelId: 'shopify' }, receivedAt: at }])
  })

  test('is another one for another version, order or channel', () => {
    const ids = [
      orderCommandId('shopify', order()),
      orderCommandId('shopify', order({ version: 2 })),
      orderCommandId('shopify', order({ externalId: '78' })),
      orderCommandId('takealot', order()),
    ]
    expect(new Set(ids).size).toBe(4)
    expect(ids.map((id) => CommandId.parse(id))).toEqual(ids)
  })

  test('of a part of an order is another one for other lines or other versions of them, in any order', () => {
    const idOf = (...lines: ChannelOrder['lines']) =>
      orderCommandId('takealot', order({ partial: true, lines }))
    expect(idOf(line('a'), line('b'))).toBe(idOf(line('b'), line('a')))
    expect(
      new Set([idOf(line('a')), idOf(line('b')), idOf(line('a', 2)), idOf(line('a'), line('b'))]).size,
    ).toBe(4)
    expect(CommandId.parse(idOf(line('a')))).toBe(idOf(line('a')))
  })

  test('of one that is gone is the same every time, and a sighting of stock needs none', () => {
    const gone = commandsOf(channel, { kind: 'order-gone', externalId: '77' }, at)
    expect(gone).toMatchObject([{ id: 'shopify:order-gone:77', command: { kind: 'order-cancelled' } }])
    expect(commandsOf(channel, { kind: 'stock-seen', listing: 'MUG', quantity: 3 }, at)).toEqual([])
  })
})
