import { expect, test } from 'vitest'
import { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import { buyer, dayBefore, withOrder, type ChannelScene } from './channel-scene.ts'
import { newest, oldest, ordersListed, ordersSent, unitsWanted } from './seen-orders.ts'

/** What polling finds. */
export function orderRules(setUp: () => ChannelScene): void {
  test('an order is listed with the id, version and lines that its webhook had', async () => {
    const { scene, port, id } = withOrder(setUp)
    const sent = ordersSent(scene)
    const listed = await ordersListed(port, dayBefore)
    const key = ({ externalId, version }: ChannelOrder) => `${externalId}@${version}`
    expect(listed.map((order) => ChannelOrder.parse(order))).toEqual(listed)
    expect(idsOf(listed)).toEqual(new Set([id]))
    expect(new Set(listed.map(key))).toEqual(new Set(sent.map(key)))
    expect(listed.flatMap(({ lines }) => lines).toSorted(byId)).toEqual(
      sent.flatMap(({ lines }) => lines).toSorted(byId),
    )
  })

  test('a shop without orders lists none, and its first order from then on', async () => {
    const { port, sandbox } = setUp()
    const none = await port.orders.list(dayBefore, null)
    expect([...none.orders, ...(none.gone ?? []), ...none.unreadable]).toEqual([])
    expect(none.cursor).toBeNull()
    const id = sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
    expect(idsOf(await ordersListed(port, dayBefore))).toEqual(new Set([id]))
  })

  test('more orders than a page holds are all listed, each once', async () => {
    const { port, sandbox, clock } = setUp()
    const ids = placeMany(sandbox, clock)
    const listed = await ordersListed(port, dayBefore)
    expect(listed).toHaveLength(ids.length)
    expect(idsOf(listed)).toEqual(new Set(ids))
  })

  test('an order that changes while pages are read makes no other order get lost', async () => {
    const { port, sandbox, clock } = setUp()
    const ids = placeMany(sandbox, clock)
    const first = await port.orders.list(dayBefore, null)
    expect(first.cursor).not.toBeNull()
    clock.advance(1_000)
    for (const { externalId } of first.orders.slice(0, 3)) sandbox.cancelOrder(externalId)
    const listed = [...first.orders]
    for (let { cursor } = first; cursor !== null;) {
      const page = await port.orders.list(dayBefore, cursor)
      listed.push(...page.orders)
      cursor = page.cursor
    }
    expect(idsOf(listed)).toEqual(new Set(ids))
  })

  test('a cancellation is found by listing, newer than the order was', async () => {
    const { id, port, clock, sandbox } = withOrder(setUp)
    const before = await ordersListed(port, dayBefore)
    clock.advance(60_000)
    sandbox.cancelOrder(id)
    const after = await ordersListed(port, dayBefore)
    expect([idsOf(before), idsOf(after)]).toEqual([new Set([id]), new Set([id])])
    expect(after).toHaveLength(before.length)
    expect(new Set(after.map(unitsWanted))).toEqual(new Set([0]))
    expect(oldest(after)).toBeGreaterThan(newest(before))
  })
}

const idsOf = (orders: readonly ChannelOrder[]): ReadonlySet<string> =>
  new Set(orders.map(({ externalId }) => externalId))

const byId = (a: ChannelOrder['lines'][number], b: ChannelOrder['lines'][number]) =>
  a.externalId < b.externalId ? -1 : 1

/** More than two pages of orders, many of them at the same instant. */
function placeMany(sandbox: ChannelScene['sandbox'], clock: ChannelScene['clock']): readonly string[] {
  return Array.from({ length: 230 }, (_, index) => {
    if (index % 60 === 59) clock.advance(1_000)
    return sandbox.placeOrder({ lines: [{ sku: 'KETTLE-17L', quantity: 1 }], buyer })
  })
}
