import { describe, expect, test } from 'vitest'
import { woocommerceSandbox } from '../../../dev/sandboxes/woocommerce/module.ts'
import { Fault } from '../../domain/fault.ts'
import { buyer, channelScene, dayBefore } from '../channel-scene.ts'
import { woocommerce } from './module.ts'

const minute = 60_000

/** A shop with an order that waits for its payment, at a merchant who holds such orders for so many minutes. */
function waiting(holdPendingMinutes: number | string) {
  const scene = channelScene({
    module: woocommerce,
    sandbox: { ...woocommerceSandbox, settings: { holdPendingMinutes } },
    unknownListing: '4711',
    traits: { namesCustomer: true, comparesAndSets: false },
  })
  const id = scene.sandbox.placeOrder({
    lines: [{ sku: 'KETTLE-17L', quantity: 1 }],
    buyer,
    extras: ['pending'],
  })
  return { ...scene, id }
}
type Waiting = ReturnType<typeof waiting>

function bySaid({ port, raw, sent }: Waiting): boolean | undefined {
  const events = sent.flatMap((message) => {
    const reading = port.webhooks.read(raw(message))
    return reading.kind === 'read' ? reading.events : []
  })
  const [order] = events.flatMap((event) => (event.kind === 'order' ? [event.order] : []))
  return order?.sold
}

/** Whether each look at the order counts it as sold, over all pages of a poll since. */
async function byPoll({ port, id }: Waiting, since: string): Promise<readonly boolean[]> {
  const sold: boolean[] = []
  let cursor: string | null = null
  do {
    const page = await port.orders.list(since, cursor)
    sold.push(...page.orders.filter(({ externalId }) => externalId === id).map((order) => order.sold))
    cursor = page.cursor
  } while (cursor !== null)
  return sold
}

describe('an order that waits for its payment', () => {
  test('is not sold, as in the shop itself', async () => {
    const scene = waiting(0)
    expect([bySaid(scene), await byPoll(scene, dayBefore)]).toEqual([false, [false]])
  })

  test('is held as long as the merchant says, by message and by poll', async () => {
    const scene = waiting(60)
    expect(bySaid(scene)).toBe(true)
    scene.clock.advance(59 * minute)
    expect(await byPoll(scene, dayBefore)).toEqual([true])
  })

  test('is free after that, although nothing of it changed, and once it is paid it is sold', async () => {
    const scene = waiting(60)
    scene.clock.advance(61 * minute)
    const now = scene.clock.now().toISOString()
    expect(await byPoll(scene, now)).toEqual([false])
    scene.sandbox.acts['processing']?.(scene.id)
    expect(await byPoll(scene, dayBefore)).toEqual([true])
  })
})

test.each([-1, 0.5, 'long', 43_201])('%s minutes are refused', (holdPendingMinutes) => {
  expect(() => waiting(holdPendingMinutes)).toThrow(Fault)
})
