import { afterAll, describe, expect, test } from 'vitest'
import { cases } from '@fluxori/contract/engine/cases'
import { channels, listings } from '@fluxori/contract/channels/channels'
import { polls } from '@fluxori/contract/engine/channel-work'
import { journal } from '@fluxori/contract/engine/journal'
import { scopedId } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { Fault } from '../../src/domain/fault.ts'
import { instantAfter } from '@fluxori/contract/time'
import { readDocument, reference } from '../../src/store/documents.ts'
import { kinds, merchant, openJourney, startOfJourney, withList, type Journey } from './journey.ts'

const [second, minute] = [1_000, 60_000]

const opened: Journey[] = []
const open = async (units: Readonly<Record<string, number>> = { MUG: 10, TRAY: 10 }) => {
  const journey = await openJourney(units)
  opened.push(journey)
  return journey
}
afterAll(() => Promise.all(opened.map((journey) => journey.close())))

describe('a poll', () => {
  test.each(kinds)('finds an order of %s whose webhook was lost, once', async (kind) => {
    const journey = await open()
    const order = journey.shops[kind].order('MUG', 2)
    expect(await journey.poll(kind)).toMatchObject({ outcome: 'done', done: 1 })
    await journey.drain()
    expect(await journey.all(orders)).toMatchObject([
      { id: scopedId(kind, order), units: 2, status: 'allocated' },
    ])
    journey.advance(minute)
    expect(await journey.poll(kind)).toMatchObject({ outcome: 'done', done: 0 })
    await journey.takeIn(kind)
    expect(await journey.all(orders)).toHaveLength(1)
    expect(await journey.stock('MUG')).toMatchObject({
      available: 8,
      levels: { jhb: { onHand: 10, reserved: 2 } },
    })
  })

  test('notes until when it has read, and when it reads again', async () => {
    const journey = await open()
    await journey.poll('woocommerce')
    expect(await journey.channel('woocommerce')).toMatchObject({
      polledUntil: startOfJourney,
      nextPollAt: instantAfter(startOfJourney, minute),
      health: { lastPollAt: startOfJourney },
    })
    const work = await readDocument(journey.db, polls, { merchant, channel: 'woocommerce' })
    expect(work).toMatchObject({ state: 'done', finishedAt: startOfJourney })
  })

  test('that fails on its second page keeps the first and is repeated from the same time', async () => {
    const journey = await open()
    journey.shops.shopify.order('MUG')
    const failing = withList(journey, (list) => async (since, cursor) => {
      if (cursor !== null) throw new Fault('unavailable', 'gone')
      return { ...(await list(since, null)), cursor: 'second page' }
    })
    expect(await journey.poll('shopify', failing)).toMatchObject({ outcome: 'waiting' })
    expect(await journey.channel('shopify')).toMatchObject({
      polledUntil: null,
      nextPollAt: instantAfter(startOfJourney, 2 * second),
      health: { breaker: { failures: 1 } },
    })
    await journey.drain()
    expect(await journey.all(orders)).toHaveLength(1)
    journey.advance(3 * second)
    expect(await journey.poll('shopify')).toMatchObject({ outcome: 'done', done: 0 })
    expect((await journey.channel('shopify')).polledUntil).toBe(journey.now())
  })

  test('finds an order in the bin of WooCommerce, which a message of before has brought back', async () => {
    const journey = await open()
    const { order, sandbox, sent } = journey.shops.woocommerce
    const id = order('MUG', 2)
    await journey.takeIn('woocommerce')
    journey.advance(second)
    sandbox.acts['edit-quantity']?.(id)
    const [late] = sent.splice(-1)
    journey.advance(second)
    sandbox.acts['bin']?.(id)
    await journey.takeIn('woocommerce')
    expect(await journey.stock('MUG')).toMatchObject({ available: 10 })
    if (late !== undefined) sent.push(late)
    await journey.takeIn('woocommerce')
    expect(await journey.stock('MUG')).toMatchObject({ available: 7 })
    for (const done of [1, 0]) {
      expect(await journey.poll('woocommerce')).toMatchObject({ outcome: 'done', done })
      await journey.drain()
      expect(await journey.all(orders)).toMatchObject([{ status: 'cancelled' }])
      expect(await journey.stock('MUG')).toMatchObject({ available: 10 })
      journey.advance(minute)
    }
    sandbox.acts['restore']?.(id)
    await journey.poll('woocommerce')
    await journey.drain()
    expect(await journey.all(orders)).toMatchObject([{ status: 'allocated', units: 3 }])
  })

  test('keeps an order that it cannot read, tells a person, and takes in the others', async () => {
    const journey = await open()
    journey.shops.woocommerce.order('MUG')
    const id = 'woocommerce:unreadable-order:77'
    const spoiling = withList(journey, (list) => async (since, cursor) => ({
      ...(await list(since, cursor)),
      unreadable: [{ externalId: '77', detail: 'line_items: missing', raw: '{"id":77}' }],
    }))
    for (let poll = 0; poll < 2; poll += 1) {
      expect(await journey.poll('woocommerce', spoiling)).toMatchObject({
        outcome: 'done',
        done: 1 - poll,
      })
      journey.advance(minute)
    }
    expect(await readDocument(journey.db, journal, { merchant, command: id })).toMatchObject({
      state: 'failed',
      result: { reason: 'unreadable-order', detail: 'line_items: missing' },
    })
    expect(await journey.alert('unreadable-message', id)).toMatchObject({
      state: 'open',
      openedAt: startOfJourney,
    })
    expect(await journey.all(cases)).toHaveLength(1)
  })

  test('takes in an order of before the connection that is still owed', async () => {
    const journey = await open()
    journey.shops.shopify.order('MUG')
    journey.advance(minute)
    const connectedAt = journey.now()
    await reference(journey.db, channels, { merchant, channel: 'shopify' }).update({
      connectedAt: new Date(connectedAt),
    })
    journey.advance(minute)
    const old = journey.shops.shopify.sent.length
    journey.shops.shopify.order('TRAY')
    expect(old).toBeGreaterThan(0)
    await journey.poll(
      'shopify',
      withList(journey, (list) => (_, cursor) => list(startOfJourney, cursor)),
    )
    await journey.drain()
    expect((await journey.all(orders)).map(({ lines }) => lines[0]?.sku).toSorted()).toEqual(['MUG', 'TRAY'])
  })

  test('of a paused connection reads nothing', async () => {
    const journey = await open()
    await reference(journey.db, channels, { merchant, channel: 'shopify' }).update({ state: 'paused' })
    expect((await journey.poll('shopify')).outcome).toBe('idle')
    expect(journey.shops.shopify.calls).toEqual([])
  })

  test('that meets another of the same connection leaves at once', async () => {
    const journey = await open()
    const outcomes: string[] = []
    const slow = withList(journey, (list) => async (since, cursor) => {
      outcomes.push((await journey.poll('shopify')).outcome)
      return list(since, cursor)
    })
    outcomes.push((await journey.poll('shopify', slow)).outcome)
    expect(outcomes).toEqual(['held', 'done'])
  })
})

describe.each(kinds)('what %s shows and should not', (kind) => {
  /** A poll, and the publishing that it may request. */
  const pollAndPublish = async (journey: Journey) => {
    await journey.poll(kind)
    await journey.services.connections.runRequested('publish-stock', { merchant, channelId: kind })
  }

  test('is seen at the next poll, and put right within minutes', async () => {
    const journey = await open()
    journey.shops[kind].sandbox.editStock('MUG', 25)
    await journey.poll(kind)
    const drift = { expected: 10, seen: 25, since: startOfJourney }
    expect(await journey.listing(kind, 'MUG')).toMatchObject({
      drift,
      observed: { quantity: 25 },
      pending: false,
    })
    journey.advance(minute)
    await pollAndPublish(journey)
    expect(journey.shops[kind].shows('MUG')).toBe(25)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ drift })
    journey.advance(minute)
    await pollAndPublish(journey)
    expect(journey.shops[kind].shows('MUG')).toBe(10)
    journey.advance(minute)
    await pollAndPublish(journey)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ drift: null, pending: false })
    expect(await journey.all(cases)).toEqual([])
  })

  test('is the channel’s own while nobody says which product it is', async () => {
    const journey = await open()
    const { id } = await journey.listing(kind, 'MUG')
    await reference(journey.db, listings, { merchant, listing: id }).update({ sku: null })
    journey.shops[kind].sandbox.editStock('MUG', 25)
    for (let poll = 0; poll < 20; poll += 1) {
      await pollAndPublish(journey)
      journey.advance(minute)
    }
    expect(journey.shops[kind].shows('MUG')).toBe(25)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ drift: null, pending: false })
    expect(await journey.all(cases)).toEqual([])
  })

  test('and is lower, is put right as soon as it cannot be a sale', async () => {
    const journey = await open()
    journey.shops[kind].sandbox.editStock('MUG', 4)
    for (let poll = 0; poll < 4; poll += 1) {
      await pollAndPublish(journey)
      journey.advance(minute)
    }
    expect(journey.shops[kind].shows('MUG')).toBe(10)
    await pollAndPublish(journey)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ drift: null, pending: false })
  })

  test('and that comes back for a quarter of an hour is a case until it ends', async () => {
    const journey = await open()
    const { id } = await journey.listing(kind, 'MUG')
    for (let poll = 0; poll <= 15; poll += 1) {
      expect((await journey.alert('drift', id))?.state).toBeUndefined()
      journey.shops[kind].sandbox.editStock('MUG', 25)
      await pollAndPublish(journey)
      journey.advance(minute)
    }
    expect(await journey.alert('drift', id)).toMatchObject({
      state: 'open',
      openedAt: startOfJourney,
      facts: { sku: 'MUG', expected: 10, seen: 25 },
    })
    for (let poll = 0; poll < 4; poll += 1) {
      await pollAndPublish(journey)
      journey.advance(minute)
    }
    expect(journey.shops[kind].shows('MUG')).toBe(10)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ drift: null })
    expect(await journey.alert('drift', id)).toMatchObject({ state: 'resolved' })
  })

  test('is no case when it was long unseen and is gone', async () => {
    const journey = await open()
    journey.shops[kind].sandbox.editStock('MUG', 25)
    await journey.poll(kind)
    journey.shops[kind].sandbox.editStock('MUG', 10)
    journey.advance(20 * minute)
    await pollAndPublish(journey)
    expect(await journey.listing(kind, 'MUG')).toMatchObject({ drift: null })
    expect(await journey.all(cases)).toEqual([])
  })
})
