import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cases } from '@fluxori/contract/engine/cases'
import { channels } from '@fluxori/contract/channels/channels'
import { polls, publishing } from '@fluxori/contract/engine/channel-work'
import { checks } from '@fluxori/contract/engine/journal'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { orders } from '@fluxori/contract/orders/orders'
import { stock } from '@fluxori/contract/stock/stock'
import { Fault } from '../../src/domain/fault.ts'
import { instantAfter } from '@fluxori/contract/time'
import type { CloudFunction } from '../../src/edge/cloud-function.ts'
import { commandsOf } from '../../src/flows/channel-commands.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { invariantCheck } from '../../src/operations/schedules/invariant-check.ts'
import { journalSweep } from '../../src/operations/schedules/journal-sweep.ts'
import { marketplacePoll } from '../../src/operations/schedules/marketplace-poll.ts'
import { publishSweep } from '../../src/operations/schedules/publish-sweep.ts'
import { channelPoll } from '../../src/operations/triggers/channel-poll.ts'
import { orderIngest } from '../../src/operations/triggers/order-ingest.ts'
import { stockPublish } from '../../src/operations/triggers/stock-publish.ts'
import type { Services } from '../../src/services.ts'
import { readDocument, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { serve } from '../serve.ts'
import { channelOf, openShop, startOfShop, channelOrder } from '../shop.ts'
import { kinds, merchant, openJourney, startOfJourney, type Journey } from './journey.ts'

const second = 1_000
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockImplementation(() => true))
const opened: Journey[] = []
const open = async (units: Readonly<Record<string, number>> = { MUG: 10, TRAY: 10 }) => {
  const journey = await openJourney(units)
  opened.push(journey)
  return journey
}
afterAll(async () => {
  vi.restoreAllMocks()
  await Promise.all(opened.map((journey) => journey.close()))
})

/** What the scheduler gets for calling. */
async function called(
  schedule: CloudFunction,
  services: Services,
): Promise<Readonly<{ status: number; counts: unknown }>> {
  const { url, close } = await serve(schedule, () => services)
  const response = await fetch(url, { method: 'POST' })
  const counts: unknown = await response.json()
  await close()
  return { status: response.status, counts }
}

/** What a write of the document at this path starts. */
const rung = async ({ answer }: CloudFunction, { services }: Journey, path: string): Promise<void> => {
  if (answer.kind !== 'event') throw new Error('it is not started by a write')
  await answer.run(services, path)
}

/** An order in a merchant's journal whose event never came. */
async function leaveBehind({ db, now }: Journey, of: string): Promise<void> {
  const order = channelOrder('77', { MUG: 1 }, { placedAt: startOfJourney })
  const commands = commandsOf(channelOf('shopify'), { kind: 'order', change: 'received', order }, now())
  await Promise.all(commands.map((command) => appendCommand(db, of, command)))
}

describe('journal-sweep', () => {
  test('drains what was left behind for half a minute, and nothing younger', async () => {
    const journey = await open()
    await leaveBehind(journey, merchant)
    journey.advance(29 * second)
    expect(await called(journalSweep, journey.services)).toEqual({
      status: 200,
      counts: { merchants: 0, failed: 0 },
    })
    journey.advance(2 * second)
    expect(await called(journalSweep, journey.services)).toEqual({
      status: 200,
      counts: { merchants: 1, failed: 0 },
    })
    expect(await journey.all(orders)).toHaveLength(1)
    expect(await called(journalSweep, journey.services)).toEqual({
      status: 200,
      counts: { merchants: 0, failed: 0 },
    })
  })

  test('drains the others when one merchant cannot be', async () => {
    const journey = await open()
    await openShop(journey.db, { merchant: 'broken', units: { MUG: 1 } })
    await reference(journey.db, merchants, { merchant: 'broken' }).set({ name: 'nothing else' })
    for (const one of ['broken', merchant]) await leaveBehind(journey, one)
    journey.advance(31 * second)
    expect(await called(journalSweep, journey.services)).toEqual({
      status: 200,
      counts: { merchants: 2, failed: 1 },
    })
    expect(await journey.all(orders)).toHaveLength(1)
  })

  test('is tried again by the scheduler when nothing at all could be done', async () => {
    const journey = await open()
    await leaveBehind(journey, merchant)
    journey.advance(31 * second)
    const services = {
      ...journey.services,
      journal: {
        ...journey.services.journal,
        drain: () => Promise.reject(new Fault('unavailable', 'secret-host')),
      },
    }
    const answer = await called(journalSweep, services)
    expect(answer).toMatchObject({ status: 503, counts: { reason: 'unavailable' } })
    expect(JSON.stringify(answer)).not.toContain('secret-host')
  })
})

describe('publish-sweep', () => {
  test('requests what was forgotten or is due again, and nothing else', async () => {
    const journey = await open()
    const now = journey.now()
    const work = { finishedAt: null, retryAt: null, done: 0, failed: 0, problem: null, requestedAt: now }
    const put = (channelId: string, change: Readonly<Record<string, unknown>>) =>
      reference(journey.db, publishing, { merchant, channel: channelId }).set(
        encodedDocument({ ...work, channelId, ...change }),
      )
    const at = (seconds: number) => instantAfter(now, seconds * second)
    await put('forgotten', { state: 'requested', requestedAt: at(-31) })
    await put('died', { state: 'running', requestedAt: at(-31) })
    await put('due', { state: 'waiting', retryAt: at(-1) })
    await put('asked-just-now', { state: 'requested', requestedAt: at(-5) })
    await put('waits', { state: 'waiting', retryAt: at(30) })
    await put('done', { state: 'done', requestedAt: at(-300) })
    await put('broken', { state: 'requested', requestedAt: 'once' })
    expect(await called(publishSweep, journey.services)).toEqual({ status: 200, counts: { connections: 4 } })
    const rang = (await journey.all(publishing)).filter(
      ({ state, requestedAt }) => state === 'requested' && requestedAt === now,
    )
    expect(rang.map(({ channelId }) => channelId).toSorted()).toEqual(['broken', 'died', 'due', 'forgotten'])
  })
})

describe('marketplace-poll', () => {
  test('requests a poll of connections that are due and active', async () => {
    const journey = await open()
    const change = (channel: string, fields: Readonly<Record<string, unknown>>) =>
      reference(journey.db, channels, { merchant, channel }).update(encodedDocument(fields))
    for (const kind of kinds) await change(kind, { nextPollAt: startOfShop, state: 'paused' })
    await change('shopify', { nextPollAt: journey.now(), state: 'active' })
    await change('takealot', { nextPollAt: instantAfter(journey.now(), second), state: 'active' })
    expect(await called(marketplacePoll, journey.services)).toEqual({ status: 200, counts: { polls: 1 } })
    expect(await journey.all(polls)).toMatchObject([
      { channelId: 'shopify', state: 'requested', requestedAt: journey.now() },
    ])
  })
})

describe('a work document', () => {
  const path = (kind: string) => `merchants/${merchant}/publishing/${kind}`

  test('starts publishing once: what the publisher writes to it starts nothing', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    await rung(stockPublish, journey, path('shopify'))
    expect(journey.shops.shopify.shows('MUG')).toBe(9)
    const calls = journey.shops.shopify.calls.length
    expect(await journey.work('shopify')).toMatchObject({ state: 'done', done: 1 })
    await reference(journey.db, channels, { merchant, channel: 'shopify' }).update({ state: 'active' })
    await journey.adjust('TRAY', -1)
    await reference(journey.db, publishing, { merchant, channel: 'shopify' }).update({ state: 'waiting' })
    await rung(stockPublish, journey, path('shopify'))
    expect(journey.shops.shopify.calls.length).toBe(calls)
  })

  test('starts a poll once, and a deleted one starts none', async () => {
    const journey = await open()
    const of = `merchants/${merchant}/polls/shopify`
    await rung(channelPoll, journey, of)
    expect(journey.shops.shopify.calls).toEqual([])
    await journey.services.connections.request('poll-orders', [{ merchant, channelId: 'shopify' }])
    await rung(channelPoll, journey, of)
    const calls = journey.shops.shopify.calls.length
    expect(calls).toBeGreaterThan(0)
    await rung(channelPoll, journey, of)
    expect(journey.shops.shopify.calls.length).toBe(calls)
  })

  test('is not read by the function of another collection', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    await rung(stockPublish, journey, `merchants/${merchant}/polls/shopify`)
    expect(journey.shops.shopify.calls).toEqual([])
  })

  test('that is requested while a run goes on is not lost', async () => {
    const journey = await open()
    await journey.adjust('MUG', -1)
    let once = true
    const open2 = async (...[of, channel]: Parameters<Journey['tools']['open']>) => {
      const port = await journey.tools.open(of, channel)
      if (once) await journey.adjust('TRAY', -2)
      once = false
      return port
    }
    await journey.publish('woocommerce', { open: open2 })
    expect([journey.shops.woocommerce.shows('MUG'), journey.shops.woocommerce.shows('TRAY')]).toEqual([9, 8])
  })
})

test('the trigger of the journal drains, and finds nothing to do in its own results', async () => {
  const journey = await open()
  await leaveBehind(journey, merchant)
  await rung(orderIngest, journey, `merchants/${merchant}/journal/shopify:order:77:1`)
  expect(await journey.all(orders)).toHaveLength(1)
  const before = await journey.stock('MUG')
  await rung(orderIngest, journey, `merchants/${merchant}/journal/shopify:order:77:1`)
  expect(await journey.stock('MUG')).toEqual(before)
})

describe('invariant-check', () => {
  const sold = async () => {
    const journey = await open()
    for (const kind of kinds) {
      journey.shops[kind].order('MUG', 2)
      await journey.takeIn(kind)
    }
    return journey
  }
  const found = async (journey: Journey) =>
    (await journey.all(cases)).map(({ subject, facts }) => [subject.id, facts['rule']])

  test('finds nothing in a healthy shop', async () => {
    const journey = await sold()
    expect(await called(invariantCheck, journey.services)).toEqual({
      status: 200,
      counts: { merchants: 1, broken: 0 },
    })
    expect(await found(journey)).toEqual([])
    expect(await readDocument(journey.db, checks, { merchant, check: 'stock' })).toMatchObject({
      broken: 0,
      at: journey.now(),
    })
  })

  test.each([
    {
      what: 'a level that its movements do not add up to',
      plant: { 'levels.jhb.onHand': 9 },
      rule: 'level-is-sum',
    },
    {
      what: 'units reserved that no order holds',
      plant: { 'levels.jhb.reserved': 7 },
      rule: 'reserved-is-promised',
    },
    { what: 'a shortage that no order has', plant: { shortage: 1 }, rule: 'shortage-is-owed' },
    {
      what: 'a document that is not what the contract says',
      plant: { available: 'many' },
      rule: 'document-valid',
    },
  ])('finds $what, and tells a person once', async ({ plant, rule }) => {
    const journey = await sold()
    await reference(journey.db, stock, { merchant, sku: 'MUG' }).update(plant)
    for (let day = 0; day < 2; day += 1) await called(invariantCheck, journey.services)
    expect(await found(journey)).toContainEqual(['MUG', rule])
    expect((await journey.all(cases)).filter(({ facts }) => facts['rule'] === rule)).toHaveLength(1)
    expect(await journey.stock('TRAY')).toMatchObject({ available: 10 })
  })
})
