import { afterAll, describe, expect, test } from 'vitest'
import { channels, listings } from '@fluxori/contract/channels/channels'
import { leases } from '@fluxori/contract/engine/journal'
import { instantAfter, millisecondsBetween } from '@fluxori/contract/time'
import { publishSweep } from '../../src/operations/schedules/publish-sweep.ts'
import { reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { serve } from '../serve.ts'
import {
  everywhere,
  kinds,
  merchant,
  openJourney,
  withList,
  withPush,
  type Instead,
  type Journey,
} from './journey.ts'

const [second, minute] = [1_000, 60_000]
const fault =
  (status: number, headers: Record<string, string> = {}): Instead =>
  () =>
    new Response('{}', { status, headers })
const throughTo: Instead = () => null

const opened: Journey[] = []
const open = async (units: Readonly<Record<string, number>> = { MUG: 10, TRAY: 10 }) => {
  const journey = await openJourney(units)
  opened.push(journey)
  return journey
}
afterAll(() => Promise.all(opened.map((journey) => journey.close())))

describe('a channel that is throttling', () => {
  test('is waited for when it asks for a second', async () => {
    const journey = await open()
    await journey.adjust('MUG', -4)
    journey.shops.woocommerce.instead.push(fault(429, { 'retry-after': '1' }))
    expect(await journey.publish('woocommerce')).toMatchObject({ outcome: 'done', done: 1 })
    expect(journey.pauses).toEqual([1_000])
    expect(journey.shops.woocommerce.shows('MUG')).toBe(6)
  })

  test('is left alone as long as it asks, and published to by the sweep after that', async () => {
    const journey = await open()
    await journey.adjust('MUG', -4)
    journey.shops.takealot.instead.push(throughTo, fault(429, { 'retry-after': '60' }))
    expect(await journey.publish('takealot')).toMatchObject({ outcome: 'waiting' })
    const retryAt = instantAfter(journey.now(), minute)
    expect(await journey.work('takealot')).toMatchObject({ state: 'waiting', retryAt, finishedAt: null })
    const calls = journey.shops.takealot.calls.length
    journey.advance(59 * second)
    expect(await journey.services.connections.due('publish-stock')).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ channelId: 'takealot', merchant })]),
    )
    expect((await journey.publish('takealot')).outcome).toBe('waiting')
    expect(journey.shops.takealot.calls.length).toBe(calls)
    journey.advance(2 * second)
    const { url, close } = await serve(publishSweep, () => journey.services)
    expect((await fetch(url, { method: 'POST' })).status).toBe(200)
    await close()
    expect(await journey.work('takealot')).toMatchObject({ state: 'requested' })
    await journey.publish('takealot')
    expect(journey.shops.takealot.shows('MUG')).toBe(6)
    expect(await journey.work('takealot')).toMatchObject({ state: 'done', retryAt: null })
    expect(await journey.alert('channel-down', 'takealot')).toBeUndefined()
  })
})

describe('a channel that fails', () => {
  const fail = (journey: Journey) => void journey.shops.shopify.instead.push(fault(500), fault(500))

  test('is tried at doubling distances, is down after the fifth time, and up again with the first success', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    const waits: number[] = []
    for (let failure = 1; failure <= 5; failure += 1) {
      fail(journey)
      await journey.publish('shopify')
      const { retryAt, state, failures } = (await journey.channel('shopify')).health.breaker
      expect({ state, failures }).toEqual({ state: failure < 5 ? 'closed' : 'open', failures: failure })
      expect((await journey.alert('channel-down', 'shopify'))?.state).toBe(failure < 5 ? undefined : 'open')
      waits.push(millisecondsBetween(journey.now(), retryAt ?? ''))
      journey.advance(waits.at(-1) ?? 0)
    }
    expect(waits).toEqual([2, 4, 8, 16, 32].map((seconds) => seconds * second))
    expect(await journey.publish('shopify')).toMatchObject({ outcome: 'done', done: 1 })
    expect(journey.shops.shopify.shows('MUG')).toBe(9)
    expect((await journey.channel('shopify')).health).toMatchObject({
      problem: null,
      breaker: { state: 'closed', failures: 0, retryAt: null },
    })
    expect(await journey.alert('channel-down', 'shopify')).toMatchObject({
      state: 'resolved',
      resolvedAt: journey.now(),
    })
  })

  test('is one case since its first time down, however often it is tried', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    const since = journey.now()
    for (let tries = 0; tries < 3; tries += 1) {
      journey.shops.shopify.instead.push(fault(401))
      await journey.publish('shopify')
      journey.advance(16 * minute)
    }
    expect(await journey.alert('channel-down', 'shopify')).toMatchObject({ state: 'open', openedAt: since })
  })

  test('is left alone although a poll that began before ends well', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    const slow = withList(journey, (list) => async (since, cursor) => {
      const page = await list(since, cursor)
      journey.shops.shopify.instead.push(fault(401))
      await journey.publish('shopify')
      return page
    })
    expect((await journey.poll('shopify', slow)).outcome).toBe('done')
    const { breaker, problem } = (await journey.channel('shopify')).health
    expect({ breaker, problem }).toMatchObject({
      breaker: { state: 'open' },
      problem: { reason: 'unauthorised' },
    })
    expect(await journey.alert('channel-down', 'shopify')).toMatchObject({ state: 'open' })
  })

  test('is down at once when it refuses the key', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    journey.shops.shopify.instead.push(fault(401))
    expect((await journey.publish('shopify')).outcome).toBe('waiting')
    expect((await journey.channel('shopify')).health.breaker).toMatchObject({
      state: 'open',
      retryAt: instantAfter(journey.now(), 15 * minute),
    })
    expect(await journey.alert('channel-down', 'shopify')).toMatchObject({
      state: 'open',
      facts: { reason: 'unauthorised' },
    })
    expect((await journey.poll('shopify')).outcome).toBe('waiting')
    expect(journey.shops.shopify.calls).toHaveLength(1)
  })

  test('that is paused is not published to', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    await reference(journey.db, channels, { merchant, channel: 'shopify' }).update({ state: 'paused' })
    expect((await journey.publish('shopify')).outcome).toBe('idle')
    expect(journey.shops.shopify.calls).toEqual([])
  })
})

describe('a listing', () => {
  test.each(kinds)(
    'that %s does not know is set aside with an alert, and the others are published',
    async (kind) => {
      const journey = await open()
      const { id } = await journey.listing(kind, 'MUG')
      await reference(journey.db, listings, { merchant, listing: id }).update({ externalId: '999' })
      await journey.adjust('MUG', -1)
      await journey.adjust('TRAY', -1)
      expect(await journey.publish(kind)).toMatchObject({ outcome: 'done', done: 1, failed: 1 })
      expect(journey.shops[kind].shows('TRAY')).toBe(9)
      expect(await journey.listing(kind, 'MUG')).toMatchObject({
        pending: false,
        problem: { at: journey.now() },
      })
      expect(await journey.alert('listing-rejected', id)).toMatchObject({
        state: 'open',
        facts: { sku: 'MUG', channel: kind },
      })

      await reference(journey.db, listings, { merchant, listing: id }).update({
        externalId: journey.shops[kind].listingOf('MUG'),
      })
      await journey.adjust('MUG', -1)
      await journey.publish(kind)
      expect(journey.shops[kind].shows('MUG')).toBe(8)
      expect(await journey.listing(kind, 'MUG')).toMatchObject({ problem: null })
      expect(await journey.alert('listing-rejected', id)).toMatchObject({ state: 'resolved' })
    },
  )

  test('that sells while it is published is read again, and right in the end', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    let sales = 2
    journey.shops.shopify.instead.push(
      throughTo,
      ...Array.from({ length: 6 }, (): Instead => (call) => {
        if (call.body.includes('SetQuantities') && sales-- > 0) journey.shops.shopify.order('MUG')
        return null
      }),
    )
    expect((await journey.publish('shopify')).outcome).toBe('waiting')
    expect(journey.shops.shopify.shows('MUG')).toBe(7)
    await journey.takeIn('shopify')
    await journey.publishAll()
    expect(journey.shown('MUG')).toEqual(everywhere(7))
  })

  test('whose number never stands still is left for a while, after the others are published', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    await journey.adjust('TRAY', -1)
    const busy = journey.shops.shopify.listingOf('MUG')
    let tries = 0
    const moving = withPush(journey, (push) => async (pushes) => {
      tries += 1
      if (tries > 20) throw new Error('it goes on for ever')
      const outcomes = await push(pushes.filter(({ externalId }) => externalId !== busy))
      const moved = pushes.filter(({ externalId }) => externalId === busy)
      return [...outcomes, ...moved.map(({ externalId }) => ({ externalId, outcome: 'stale' }) as const)]
    })
    expect(await journey.publish('shopify', moving)).toMatchObject({ outcome: 'waiting', done: 1 })
    expect(await journey.work('shopify')).toMatchObject({
      state: 'waiting',
      retryAt: instantAfter(journey.now(), minute),
    })
    expect(journey.shops.shopify.shows('TRAY')).toBe(9)
    await journey.publish('shopify')
    expect(journey.shops.shopify.shows('MUG')).toBe(9)
  })

  test.each(kinds)(
    'whose stock moves while %s is told stays pending, and the newer number follows',
    async (kind) => {
      const journey = await open()
      await journey.adjust('MUG', -1)
      const reported: number[] = []
      const meddling = withPush(journey, (push) => async (pushes) => {
        const outcomes = await push(pushes)
        reported.push(...pushes.map(({ quantity }) => quantity))
        if (reported.length === 1) await journey.adjust('MUG', -2)
        return outcomes
      })
      await journey.publish(kind, meddling)
      expect(reported).toEqual([9, 7])
      expect(journey.shops[kind].shows('MUG')).toBe(7)
      expect(await journey.listing(kind, 'MUG')).toMatchObject({
        pending: false,
        published: { quantity: 7 },
        desired: { quantity: 7 },
      })
    },
  )

  test.each(kinds)(
    'that %s accepted before the publisher died is published again without harm',
    async (kind) => {
      const journey = await open()
      await journey.adjust('MUG', -3)
      const dying = withPush(journey, (push) => async (pushes) => {
        await push(pushes)
        throw new Error('killed')
      })
      await expect(journey.publish(kind, dying)).rejects.toThrow('killed')
      expect(await journey.listing(kind, 'MUG')).toMatchObject({ pending: true, published: { quantity: 10 } })
      journey.advance(31 * second)
      expect(await journey.services.connections.due('publish-stock')).toContainEqual({
        merchant,
        channelId: kind,
      })
      journey.shops[kind].order('MUG')
      await journey.publish(kind)
      expect(journey.shops[kind].shows('MUG')).toBeLessThanOrEqual(6)
      await journey.takeIn(kind)
      for (let tries = 0; tries < 2; tries += 1) {
        await journey.publishAll()
        journey.advance(61 * second)
        await journey.poll(kind)
      }
      expect(journey.shown('MUG')).toEqual(everywhere(6))
      expect(await journey.listing(kind, 'MUG')).toMatchObject({ pending: false, drift: null })
    },
  )
})

describe('two publishers of one connection', () => {
  test('do not work at once: the other answers held, and what it came for is done by the first', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    const second: string[] = []
    const slow = withPush(journey, (push) => async (pushes) => {
      if (second.length === 0) {
        await journey.adjust('TRAY', -1)
        second.push((await journey.publish('shopify')).outcome)
      }
      return push(pushes)
    })
    expect(await journey.publish('shopify', slow)).toMatchObject({ outcome: 'done', done: 2 })
    expect(second).toEqual(['held'])
    expect([journey.shops.shopify.shows('MUG'), journey.shops.shopify.shows('TRAY')]).toEqual([9, 9])
  })

  test('one whose lease was taken over sends nothing more', async () => {
    const journey = await open(
      Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`SKU-${index}`, 10])),
    )
    for (let index = 0; index < 25; index += 1) await journey.adjust(`SKU-${index}`, -1)
    const overtaken = withPush(journey, (push) => async (pushes) => {
      const outcomes = await push(pushes)
      await reference(journey.db, leases, { merchant, lease: 'publish-takealot' }).update(
        encodedDocument({ holder: 'another', expiresAt: instantAfter(journey.now(), minute) }),
      )
      return outcomes
    })
    expect((await journey.publish('takealot', overtaken)).outcome).toBe('held')
    expect(journey.shops.takealot.pushes()).toHaveLength(20)
  })
})
