import { expect, test } from 'vitest'
import { ChannelOrder } from '@fluxori/contract/orders/orders'
import { buyer, dayBefore, withOrder, type ChannelScene } from './channel-scene.ts'
import { newest, oldest, ordersListed, ordersTold, unitsWanted } from './told-orders.ts'

/** What polling finds. */
export function orderRules(setUp: () => ChannelScene): void {
  test('an order is listed with the id, version and lines that its webhook told', async () => {
    const { scene, port } = withOrder(setUp)
    const told = ordersTold(scene)
    const listed = await ordersListed(port, dayBefore)
    const key = ({ externalId, version }: ChannelOrder) => `${externalId}@${version}`
    expect(listed.map((order) => ChannelOrder.parse(order))).toEqual(listed)
    expect(new Set(listed.map(key))).toEqual(new Set(told.map(key)))
    expect(listed.flatMap(({ lines }) => lines).toSorted(byId)).toEqual(
      told.flatMap(({ lines }) => lines).toSorted(byId),
    )
  })

  test('nothing that changed before the asked time need be listed, and no page is no order', async () => {
    const { port } = setUp()
    expect(await port.listOrders(dayBefore, null)).toEqual({ orders: [], unreadable: [], cursor: null })
  })

  test('more orders than a page holds are all listed, each once', async () => {
    const { port, sandbox, clock } = setUp()
    const ids = placeMany(sandbox, clock)
    const listed = (await ordersListed(port, dayBefore)).map(({ externalId }) => externalId)
    expect(listed).toHaveLength(ids.length)
    expect(new Set(listed)).toEqual(new Set(ids))
  })

  test('an order that changes while pages are read makes no other order get lost', async () => {
    const { port, sandbox, clock } = setUp()
    const ids = placeMany(sandbox, clock)
    const first = await port.listOrders(dayBefore, null)
    clock.advance(1_000)
    for (const { externalId } of first.orders.slice(0, 3)) sandbox.cancelOrder(externalId)
    const listed = [...first.orders]
    for (let { cursor } = first; cursor !== null;) {
      const page = await port.listOrders(dayBefore, cursor)
      listed.push(...page.orders)
      cursor = page.cursor
    }
    expect(new Set(listed.map(({ externalId }) => externalId))).toEqual(new Set(ids))
  })

  test('a cancellation is found by listing, newer than the order was', async () => {
    const { id, port, clock, sandbox } = withOrder(setUp)
    const before = await ordersListed(port, dayBefore)
    clock.advance(60_000)
    sandbox.cancelOrder(id)
    const after = await ordersListed(port, dayBefore)
    expect(after.map(({ externalId }) => externalId)).toEqual(before.map(() => id))
    expect(after.map(unitsWanted)).toEqual(after.map(() => 0))
    expect(oldest(after)).toBeGreaterThan(newest(before))
  })
}

const byId = (a: ChannelOrder['lines'][number], b: ChannelOrder['lines'][number]) =>
  a.externalId < b.externalId ? -1 : 1

/** More than two pages of orders, many of them at the same instant. */
function placeMany(sandbox: ChannelScene['sandbox'], clock: ChannelScene['clock']): readonly string[] {
  return Array.from({ length: 230 }, (_, index) => {
    if (index % 60 === 59) clock.advance(1_000)
    return sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
  })
}
