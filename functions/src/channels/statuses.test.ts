import { channelKinds } from '@fluxori/contract/channels/kinds/all'
import { effectOf, type StatusEffect, type UnitsBy } from '@fluxori/contract/channels/kinds/status-table'
import { CaseKind } from '@fluxori/contract/engine/cases'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { describe, expect, test } from 'vitest'
import { drainMemory } from '../../dev/memory-journal.ts'
import { append, openMemoryShop } from '../../test/memory-shop.ts'
import sales from './takealot/fixtures/sales.json' with { type: 'json' }
import { ordersOfSales, Sale } from './takealot/mapping.ts'
import wooOrder from './woocommerce/fixtures/order.json' with { type: 'json' }
import { toChannelOrder } from './woocommerce/mapping.ts'

const at = '2026-11-22T10:00:00.000Z'
const { takealot, woocommerce, ...others } = channelKinds

type Kind = Readonly<{
  kind: 'takealot' | 'woocommerce'
  /** The order of one kettle, as its channel tells it in this status; null where it is no order. */
  read: (status: string) => ChannelOrder | null
}>

const kinds: readonly Kind[] = [
  {
    kind: 'woocommerce',
    read: (status) => {
      const [line] = wooOrder.line_items
      const mapped = toChannelOrder({
        ...wooOrder,
        status,
        line_items: [{ ...line, sku: 'KETTLE', quantity: 1 }],
      })
      return mapped.kind === 'order' ? mapped.order : null
    },
  },
  {
    kind: 'takealot',
    read: (sale_status) => {
      const sale = Sale.parse({ ...sales.items[0], sku: 'KETTLE', quantity: 1, sale_status })
      return ordersOfSales([sale], 'total')[0] ?? null
    },
  },
]

/** Five kettles, of which one was sold and is held: on hand, reserved, and the money of the order. */
function after(kind: Kind, first: string, status: string) {
  const shop = openMemoryShop({ units: { KETTLE: 5 }, channels: ['shopify', kind.kind] })
  for (const [index, order] of [kind.read(first), kind.read(status)].entries()) {
    if (order === null) continue
    const payload = {
      channelId: kind.kind,
      order: { ...order, version: index },
      read: true,
      digest: String(index),
    }
    append(shop, `message-${index}`, { kind: 'order-changed', payload })
  }
  drainMemory(shop, 1, at)
  const level = shop.stock.get('KETTLE')?.levels['jhb']
  const [order] = [...shop.orders.values()]
  return {
    stock: [level?.onHand, level?.reserved],
    counts: (order?.lines[0]?.paid ?? 0) > 0 && order?.status !== 'cancelled',
  }
}

const stockAfter: Readonly<
  Record<Exclude<UnitsBy, 'by-fields' | 'not-taken-in'>, readonly [number, number]>
> = {
  held: [5, 1],
  unsold: [5, 0],
  freed: [5, 0],
  left: [4, 0],
  returned: [4, 0],
  gone: [4, 0],
}

describe.each(kinds)('of $kind', (kind) => {
  const { statuses } = channelKinds[kind.kind]
  const first = { takealot: 'New Lead Time Order', woocommerce: 'processing' }[kind.kind]
  const all: readonly (readonly [string, StatusEffect])[] = [
    ...Object.entries(statuses.known),
    ...Object.keys(statuses.beginning).map((start): [string, StatusEffect] => [
      `${start} of next year`,
      effectOf(statuses, `${start} of next year`),
    ]),
    ['of next year', statuses.other],
  ]

  test.each(all)('"%s" does to stock and money what the table says', (status, { units, money }) => {
    if (units === 'not-taken-in' || status === 'trash') {
      expect(kind.read(status)).toBeNull()
      return
    }
    if (units === 'by-fields') throw new Error(`${status} has to say what it does`)
    expect(after(kind, first, status)).toEqual({ stock: stockAfter[units], counts: money === 'counts' })
  })
})

test('a status whose units other fields tell is of a channel that tells them', () => {
  expect(Object.keys(others)).toEqual(['shopify'])
  expect(Object.values(others.shopify.statuses.known).map(({ units }) => units)).not.toContain('held')
})

test('every case that a table names is one, and no two statuses of a second are as far along where that decides', () => {
  for (const { statuses } of Object.values(channelKinds))
    for (const { cases } of Object.values(statuses.known))
      for (const kind of cases) expect(CaseKind.options).toContain(kind)
  const ranks = Object.entries(woocommerce.statuses.known)
    .filter(([, { units }]) => units !== 'not-taken-in')
    .map(([, { rank }]) => rank)
  expect(new Set(ranks).size).toBe(ranks.length)
  expect(Math.max(...ranks)).toBeLessThan(10)
  expect(takealot.statuses.other.rank).toBeLessThan(takealot.statuses.known['Shipped to Customer'].rank)
})
