import { describe, expect, test } from 'vitest'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { z } from 'zod'
import { takealotSandbox } from '../../../dev/sandboxes/takealot/module.ts'
import { buyer, channelScene, dayBefore } from '../channel-scene.ts'
import { ordersListed, ordersSent } from '../seen-orders.ts'
import { takealot } from './module.ts'

/** What Takealot itself lists of a sale. */
const Shown = z.object({
  items: z.array(
    z.object({ order_item_id: z.int(), sale_status: z.string(), quantity: z.int(), selling_price: z.int() }),
  ),
})

const openScene = () =>
  channelScene({
    module: takealot,
    sandbox: takealotSandbox,
    unknownListing: '999',
    traits: { namesCustomer: false, comparesAndSets: false },
  })

type Life = Readonly<{ extras?: readonly string[]; acts?: readonly string[] }>

/** A sale of a kettle and two toasters that has lived so: by message line by line, by poll, and as Takealot lists it. */
async function lived({ extras = [], acts = [] }: Life) {
  const scene = openScene()
  const lines = [
    { sku: 'KETTLE-17L', quantity: 1 },
    { sku: 'TOASTER-2', quantity: 2 },
  ]
  const id = scene.sandbox.placeOrder({ lines, buyer, extras })
  for (const name of acts) {
    if (name === 'cancel') scene.sandbox.cancelOrder(id)
    else scene.sandbox.acts[name]?.(id)
  }
  const received = new Map(
    ordersSent(scene).flatMap((order) => order.lines.map((line) => [line.externalId, { order, line }])),
  )
  const polled = await ordersListed(scene.port, dayBefore)
  const query = new URLSearchParams({ order_id: id })
  const headers = { 'x-api-key': takealotSandbox.apiKey }
  const call = { method: 'GET', path: '/v1/sales', query, headers, body: '' }
  const { items } = Shown.parse(scene.sandbox.answer(call).json)
  return { received, polled, items }
}

const sumOf = (orders: readonly ChannelOrder[], of: (line: ChannelOrder['lines'][number]) => number) =>
  orders.flatMap(({ lines }) => lines).reduce((sum, line) => sum + of(line), 0)
const unitsOf = (orders: readonly ChannelOrder[]) => ({
  toSend: sumOf(orders, ({ toSend }) => toSend),
  sent: sumOf(orders, ({ sent }) => sent),
  paid: sumOf(orders, ({ paid }) => paid),
  returned: sumOf(orders, ({ returned }) => returned),
})

const none = { toSend: 0, sent: 0, paid: 0, returned: 0 }
const owed = { ...none, toSend: 3, paid: 3 }
const away = { ...none, sent: 3, paid: 3 }
/** Nobody pays, and the units are with Takealot or were lost there. */
const unpaidAway = { ...none, sent: 3 }

const lives = [
  { name: 'New Lead Time Order', life: {}, units: owed },
  { name: 'Draft Shipment', life: { acts: ['draft-shipment'] }, units: owed },
  { name: 'Preparing for Customer', life: { acts: ['prepare'] }, units: away },
  {
    name: 'Preparing for Customer of one line',
    life: { acts: ['prepare-one'] },
    units: { ...none, toSend: 2, sent: 1, paid: 3 },
  },
  { name: 'Inter DC Transfer', life: { acts: ['prepare', 'transfer'] }, units: away },
  { name: 'Shipped to Customer', life: { acts: ['prepare', 'ship'] }, units: away },
  { name: 'Lost In Transit', life: { acts: ['prepare', 'lose'] }, units: away },
  {
    name: 'Returned',
    life: { acts: ['prepare', 'ship', 'return'] },
    units: { ...unpaidAway, returned: 3 },
  },
  { name: 'Cancelled by Customer', life: { acts: ['cancel'] }, units: none },
  {
    name: 'Cancelled by Customer of one line',
    life: { acts: ['cancel-one'] },
    units: { ...none, toSend: 2, paid: 2 },
  },
  { name: 'Cancelled by Takealot', life: { acts: ['cancel-by-takealot'] }, units: none },
  { name: 'Cancelled by Seller', life: { acts: ['cancel-by-seller'] }, units: none },
  { name: 'Cancelled - Late Delivery', life: { acts: ['cancel-late'] }, units: none },
  {
    name: 'Cancelled - Inbound Exception',
    life: { acts: ['draft-shipment', 'inbound-exception'] },
    units: unpaidAway,
  },
  {
    name: 'Cancelled by Takealot - DC Stock Inquiry',
    life: { acts: ['prepare', 'dc-stock-inquiry'] },
    units: unpaidAway,
  },
  { name: 'a promotion', life: { extras: ['promotion'] }, units: owed },
  { name: 'a unit from another region', life: { extras: ['other-region'] }, units: owed },
  /** Only the statuses before say that Takealot has the units: the state keeps what they said. */
  { name: 'Cancelled by Customer at the DC', life: { acts: ['prepare', 'cancel-at-dc'] }, units: none },
] as const satisfies readonly Readonly<{ name: string; life: Life; units: ReturnType<typeof unitsOf> }>[]

describe('a sale is read by message and by poll as Takealot lists it, after', () => {
  test.each(lives)('$name', async ({ life, units }) => {
    const { received, polled, items } = await lived(life)
    expect(unitsOf(polled)).toEqual(units)
    const paid = items.filter(({ sale_status: status }) => !/^(Cancelled|Returned)/.test(status))
    const rand = paid.reduce((sum, { selling_price: price }) => sum + price, 0)
    expect(sumOf(polled, ({ totalCents }) => totalCents)).toBe(rand * 100)
    expect(polled.flatMap(({ doubts }) => doubts)).toEqual([])
    const lines = polled.flatMap((order) => order.lines)
    expect(lines.map(({ externalId }) => externalId)).toEqual(items.map((item) => String(item.order_item_id)))
    expect(lines.map((line) => received.get(line.externalId)?.line)).toEqual(lines)
    for (const { order } of received.values())
      expect(polled.map(({ externalId, placedAt }) => [externalId, placedAt])).toContainEqual([
        order.externalId,
        order.placedAt,
      ])
  })

  /**
   * No message tells of a sale of Takealot's own stock, and a listed sale has no field that says whose shelf it came from:
   * it reads like one of ours that has arrived at Takealot.
   */
  test('a sale of what lies in its warehouses: the poll alone, as units that have left', async () => {
    const { received, polled } = await lived({ extras: ['dc-order'] })
    expect(received.size).toBe(0)
    expect(unitsOf(polled)).toEqual(away)
  })
})

test('every act and every extra of the sandbox is among them', () => {
  const { sandbox } = openScene()
  const played = new Set<string>(
    lives.flatMap(({ life }) => Object.values(life)).flatMap((names) => [...names]),
  )
  expect([...sandbox.extras, ...Object.keys(sandbox.acts)].filter((name) => !played.has(name))).toEqual([
    'dc-order',
  ])
})
