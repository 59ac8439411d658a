import { describe, expect, test } from 'vitest'
import { CommandId } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { channelLine, channelOrder } from '../../test/shop.ts'
import { commandsOf, orderCommandId } from './channel-commands.ts'

const line = (externalId: string, version = 1): ChannelOrder['lines'][number] =>
  channelLine('MUG', { externalId, title: 'Mug', version })
const order = (change: Partial<ChannelOrder> = {}): ChannelOrder => ({
  ...channelOrder('77', {}),
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

  test('is another one for what is said in the same version', () => {
    expect(orderCommandId('shopify', order({ shippingCents: 1 }))).not.toBe(
      orderCommandId('shopify', order()),
    )
  })

  test('of one that is gone is one for each deletion, and a sighting of stock needs none', () => {
    const gone = (key: string) => commandsOf(channel, { kind: 'order-gone', externalId: '77', key }, at)
    expect(gone('')).toMatchObject([{ id: 'shopify:order-gone:77', command: { kind: 'order-cancelled' } }])
    expect(gone('d/1')).toMatchObject([{ id: 'shopify:order-gone:77:d1' }])
    expect(commandsOf(channel, { kind: 'stock-seen', listing: 'MUG', quantity: 3 }, at)).toEqual([])
  })
})
