import { afterAll, describe, expect, test } from 'vitest'
import type { ChannelKind } from '@fluxori/contract/channels/channels'
import { everywhere, kinds, openJourney, type Journey } from './journey.ts'

const others = (kind: ChannelKind) => kinds.filter((one) => one !== kind)
const [second, minute] = [1_000, 60_000]

/** Each test has SKUs of its own in a shop of its own, so that none waits for another's clean-up. */
const opened: Journey[] = []
const open = async (units: Readonly<Record<string, number>> = { MUG: 10, TRAY: 10 }) => {
  const journey = await openJourney(units)
  opened.push(journey)
  return journey
}
afterAll(() => Promise.all(opened.map((journey) => journey.close())))

describe('a sale', () => {
  test.each(kinds)('on %s ends in the new quantity on both others, and alerts nobody', async (kind) => {
    const journey = await open()
    journey.shops[kind].order('MUG', 3)
    await journey.takeIn(kind)
    await journey.publishAll()
    expect(journey.shown('MUG')).toEqual(everywhere(7))
    expect(journey.shown('TRAY')).toEqual(everywhere(10))
    for (const one of kinds) {
      expect(await journey.listing(one, 'MUG')).toMatchObject({ pending: false, drift: null, problem: null })
      expect((await journey.channel(one)).health.breaker.state).toBe('closed')
    }
    expect(journey.shops[kind].pushes()).toEqual([])
  })

  test('is told once, with the newest number only, however many came before', async () => {
    const journey = await open({ MUG: 100 })
    for (let change = 0; change < 50; change += 1) await journey.adjust('MUG', -1)
    await journey.publishAll()
    expect(journey.shown('MUG')).toEqual(everywhere(50))
    expect(kinds.map((kind) => journey.shops[kind].pushes().length)).toEqual(everywhere(1))
  })

  test('cancelled on its channel comes back on sale everywhere', async () => {
    const journey = await open()
    const order = journey.shops.takealot.order('MUG', 4)
    await journey.takeIn('takealot')
    await journey.publishAll()
    journey.advance(minute)
    journey.shops.takealot.sandbox.cancelOrder(order)
    await journey.takeIn('takealot')
    await journey.publishAll()
    expect(journey.shown('MUG')).toEqual(everywhere(10))
  })
})

describe.each(kinds)('a unit that %s has sold and not told of yet', (kind) => {
  const [elsewhere] = others(kind)
  if (elsewhere === undefined) throw new Error('there is another channel')

  test('is not put back by what is sold elsewhere, how often that is published', async () => {
    const journey = await open()
    journey.shops[kind].order('MUG', 2)
    journey.shops[elsewhere].order('MUG', 1)
    await journey.takeIn(elsewhere)
    for (let run = 0; run < 3; run += 1) {
      expect((await journey.publish(kind)).outcome).toBe('waiting')
      expect(journey.shops[kind].shows('MUG')).toBe(7)
      journey.advance(5 * second)
    }
    await journey.takeIn(kind)
    await journey.publishAll()
    expect(journey.shown('MUG')).toEqual(everywhere(7))
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ pending: false, sold: 2 })
  })

  test('is not put back when the order of another one comes in', async () => {
    const journey = await open()
    journey.shops[kind].order('MUG', 1)
    await journey.adjust('MUG', -1)
    await journey.publish(kind)
    const late = journey.shops[kind].sent.splice(0)
    journey.shops[kind].order('MUG', 1)
    const later = journey.shops[kind].sent.splice(0)
    journey.shops[kind].sent.push(...late)
    await journey.takeIn(kind)
    await journey.publish(kind)
    expect(journey.shops[kind].shows('MUG')).toBe(7)
    journey.shops[kind].sent.push(...later)
    await journey.takeIn(kind)
    await journey.publishAll()
    expect(journey.shown('MUG')).toEqual(everywhere(7))
  })
})

describe('a number that somebody lowered on the channel', () => {
  test.each(kinds)('of %s is held for the sale that it may be, and then put right', async (kind) => {
    const journey = await open()
    journey.shops[kind].sandbox.editStock('MUG', 6)
    await journey.adjust('MUG', -1)
    expect((await journey.publish(kind)).outcome).toBe('waiting')
    expect(journey.shops[kind].shows('MUG')).toBe(5)
    for (let tries = 0; tries < 3; tries += 1) {
      journey.advance(61 * second)
      await journey.poll(kind)
      await journey.publish(kind)
    }
    expect(journey.shops[kind].shows('MUG')).toBe(9)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ pending: false })
  })

  test('is put right although the SKU goes on selling elsewhere', async () => {
    const journey = await open({ MUG: 50 })
    journey.shops.shopify.sandbox.editStock('MUG', 20)
    for (let sale = 0; sale < 6; sale += 1) {
      await journey.adjust('MUG', -1)
      await journey.publish('shopify')
      journey.advance(30 * second)
      await journey.poll('shopify')
    }
    expect(journey.shops.shopify.shows('MUG')).toBe(44)
  })
})
