import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cases } from '@fluxori/contract/engine/cases'
import { channels, type ChannelKind } from '@fluxori/contract/channels/channels'
import { journal } from '@fluxori/contract/engine/journal'
import { Problem, scopedId } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { movements } from '@fluxori/contract/stock/stock'
import { sandboxModules } from '../../dev/sandboxes/all.ts'
import type { WireMessage } from '../../dev/sandboxes/sandbox.ts'
import { Fault } from '../../src/domain/fault.ts'
import { channelWebhook } from '../../src/operations/http/channel-webhook.ts'
import type { Services } from '../../src/services.ts'
import { reference } from '../../src/store/documents.ts'
import { serve, type Served } from '../serve.ts'
import { buyer, kinds, merchant, openJourney, there, type Journey } from './journey.ts'

const [minute, hour] = [60_000, 3_600_000]
const log: string[] = []
let current: Journey
let services: Services
let served: Served

const opened: Journey[] = []
const open = async () => {
  current = await openJourney({ MUG: 10, TRAY: 10 })
  services = current.services
  opened.push(current)
  return current
}
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    log.push(String(chunk))
    return true
  })
  served = await serve(channelWebhook, () => services)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await served.close()
  await Promise.all(opened.map((journey) => journey.close()))
})

const post = async (message: WireMessage, to = `${merchant}/shopify`) => {
  const response = await fetch(`${served.url}/${to}`, {
    method: 'POST',
    headers: message.headers,
    body: message.body,
  })
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') }
}
const postTo = (kind: ChannelKind) => (message: WireMessage) => post(message, `${merchant}/${kind}`)

/** Every document of the database with the time of its last write. */
async function writes({ db }: Journey): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const collection of await db.doc(`merchants/${merchant}`).listCollections()) {
    const { docs } = await collection.get()
    docs.forEach(({ ref, updateTime }) =>
      found.set(ref.path, `${updateTime.seconds}.${updateTime.nanoseconds}`),
    )
  }
  return found
}

/** The documents that were written while something was done. */
async function writtenBy(journey: Journey, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = await writes(journey)
  await work()
  return [...(await writes(journey))].filter(([path, at]) => before.get(path) !== at).map(([path]) => path)
}

const signed = (kind: ChannelKind, { headers }: WireMessage, body: string): WireMessage => {
  const { header, of } = sandboxModules[kind].signature
  return { body, headers: { ...headers, [header]: of(body, `${kind}-hush`) } }
}

describe.each(kinds)('a webhook of %s', (kind) => {
  const placed = async () => {
    const journey = await open()
    const id = journey.shops[kind].order('MUG', 2)
    return { journey, id, message: there(journey.shops[kind].sent[0]) }
  }

  test('is one write, and 200', async () => {
    const { journey, message } = await placed()
    const paths = await writtenBy(journey, async () => {
      expect(await postTo(kind)(message)).toMatchObject({ status: 200, text: '{"outcome":"kept"}' })
    })
    expect(paths).toEqual([expect.stringContaining(`merchants/${merchant}/journal/${kind}:order:`)])
  })

  test('delivered three times at once, and again after 26 hours, is one order and one allocation', async () => {
    const { journey, message, id } = await placed()
    const answers = await Promise.all([1, 2, 3].map(() => postTo(kind)(message)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers.map(({ text }) => text).toSorted()).toEqual([
      '{"outcome":"kept"}',
      '{"outcome":"repeat"}',
      '{"outcome":"repeat"}',
    ])
    await journey.drain()
    journey.advance(26 * hour)
    expect(await writtenBy(journey, () => postTo(kind)(message))).toEqual([])
    await journey.drain()
    expect(await journey.all(orders)).toMatchObject([{ id: scopedId(kind, id), units: 2 }])
    expect((await journey.all(movements)).filter((movement) => movement.kind === 'allocated')).toHaveLength(1)
    expect((await journey.stock('MUG')).levels['jhb']).toMatchObject({ onHand: 10, reserved: 2 })
  })

  test('and the poll that finds the same order are one order, whichever comes first', async () => {
    const { journey, message } = await placed()
    await Promise.all([postTo(kind)(message), journey.poll(kind)])
    await Promise.all([journey.drain(), postTo(kind)(message)])
    await journey.poll(kind)
    await journey.drain()
    expect(await journey.all(orders)).toHaveLength(1)
    expect(await journey.stock('MUG')).toMatchObject({
      available: 8,
      sold: { [scopedId(kind, journey.shops[kind].listingOf('MUG'))]: 2 },
    })
  })

  test('that is older than what is known changes nothing', async () => {
    const { journey, id } = await placed()
    journey.advance(minute)
    journey.shops[kind].sandbox.cancelOrder(id)
    for (const message of journey.shops[kind].sent.toReversed()) {
      expect((await postTo(kind)(message)).status).toBe(200)
      await journey.drain()
    }
    expect(await journey.all(orders)).toMatchObject([{ status: 'cancelled' }])
    expect(await journey.stock('MUG')).toMatchObject({ available: 10, levels: { jhb: { reserved: 0 } } })
  })

  test.each([
    {
      what: 'no signature',
      change: (headers: Record<string, string>) => delete headers[sandboxModules[kind].signature.header],
    },
    {
      what: 'another signature',
      change: (headers: Record<string, string>) =>
        (headers[sandboxModules[kind].signature.header] = 'bm90IHRoaXM='),
    },
  ])('with $what is 401 and not kept', async ({ change }) => {
    const { journey, message } = await placed()
    const headers = { ...message.headers }
    change(headers)
    const paths = await writtenBy(journey, async () => {
      const answer = await postTo(kind)({ ...message, headers })
      expect(answer).toMatchObject({
        status: 401,
        type: expect.stringMatching(/^application\/problem\+json/),
      })
      expect(Problem.parse(JSON.parse(answer.text)).reason).toBe('unsigned')
    })
    expect(paths).toEqual([])
  })

  test('changed on its way is 401 and not kept', async () => {
    const { journey, message } = await placed()
    const body = message.body.replace('MUG', 'TRAY')
    expect(
      await writtenBy(journey, async () =>
        expect((await postTo(kind)({ ...message, body })).status).toBe(401),
      ),
    ).toEqual([])
  })

  test.each([
    { what: 'no JSON', body: '{"id":' },
    { what: 'not what the channel documents', body: '{"id":"none"}' },
  ])('signed but $what is kept for a person, once', async ({ body }) => {
    const { journey, message } = await placed()
    for (let time = 0; time < 2; time += 1) {
      expect(await postTo(kind)(signed(kind, message, body))).toMatchObject({
        status: 200,
        text: '{"outcome":"kept-unreadable"}',
      })
      journey.advance(minute)
    }
    expect(await journey.all(journal)).toMatchObject([
      {
        kind: 'unreadable',
        state: 'failed',
        result: { reason: 'malformed-message', detail: expect.stringMatching(/\S/) },
        payload: { raw: body },
      },
    ])
    expect(await journey.all(cases)).toMatchObject([{ kind: 'unreadable-message', state: 'open' }])
    expect(await journey.drain()).toEqual({ applied: 0, held: false })
  })

  test('signed but larger than a mebibyte is 413 and not kept', async () => {
    const { journey, message } = await placed()
    const large = signed(kind, message, 'x'.repeat(1024 * 1024 + 1))
    expect(
      await writtenBy(journey, async () => expect((await postTo(kind)(large)).status).toBe(413)),
    ).toEqual([])
  })

  test('for a paused connection is kept: what was sold is sold', async () => {
    const { journey, message } = await placed()
    await reference(journey.db, channels, { merchant, channel: kind }).update({ state: 'paused' })
    expect(await postTo(kind)(message)).toMatchObject({ status: 200 })
    await journey.drain()
    expect(await journey.stock('MUG')).toMatchObject({ available: 8 })
  })

  test('of an order from before the connection that is still owed holds its stock', async () => {
    const { journey, message } = await placed()
    const later = new Date(Date.parse(journey.now()) + 24 * hour)
    await reference(journey.db, channels, { merchant, channel: kind }).update({ connectedAt: later })
    expect((await postTo(kind)(message)).status).toBe(200)
    await journey.drain()
    expect(await journey.stock('MUG')).toMatchObject({ available: 8 })
  })

  test('that cannot be kept is 503, so that it is sent again, and tells nothing of us', async () => {
    const { journey, message } = await placed()
    services = {
      ...journey.services,
      journal: {
        ...journey.services.journal,
        append: () => Promise.reject(new Fault('unavailable', 'secret-host:8080 refused')),
      },
    }
    const answer = await postTo(kind)(message)
    expect([answer.status, Problem.parse(JSON.parse(answer.text)).reason]).toEqual([503, 'unavailable'])
    expect(answer.text).not.toMatch(/secret-host|\.ts/)
    services = journey.services
    expect((await postTo(kind)(message)).text).toBe('{"outcome":"kept"}')
  })
})

test('a merchant and a channel that are not there answer exactly alike', async () => {
  const journey = await open()
  journey.shops.shopify.order('MUG')
  const message = there(journey.shops.shopify.sent[0])
  const answers = await Promise.all(
    [
      'nobody/shopify',
      `${merchant}/nothing`,
      'nobody/nothing',
      'UPPER/shopify',
      `${merchant}/..%2f`,
      merchant,
      '',
    ].map((to) => post(message, to)),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  expect(new Set(answers.map(({ text, type }) => `${type} ${text}`)).size).toBe(1)
})

test('a ping of WooCommerce is answered without a signature, and is no write', async () => {
  const journey = await open()
  const ping = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'webhook_id=7' }
  expect(
    await writtenBy(journey, async () => expect((await postTo('woocommerce')(ping)).status).toBe(200)),
  ).toEqual([])
})

test('stock that a channel tells of is noted on its listing, and of an unknown listing is left alone', async () => {
  const journey = await open()
  journey.shops.takealot.sandbox.editStock('MUG', 4)
  const message = there(journey.shops.takealot.sent[0])
  const { id } = await journey.listing('takealot', 'MUG')
  expect(await writtenBy(journey, () => postTo('takealot')(message))).toEqual([
    `merchants/${merchant}/listings/${id}`,
  ])
  expect(await journey.listing('takealot', 'MUG')).toMatchObject({
    observed: { quantity: 4, at: journey.now() },
    desired: { quantity: 10 },
  })
  const unknown = signed('takealot', message, message.body.replace('2345000', '999'))
  expect(await postTo('takealot')(unknown)).toMatchObject({ status: 200 })
})

test("an order ends in the customer's own document and leaves no personal data in the journal or the log", async () => {
  const journey = await open()
  journey.shops.woocommerce.order('MUG')
  await postTo('woocommerce')(there(journey.shops.woocommerce.sent[0]))
  await journey.drain()
  const kept = JSON.stringify([await journey.all(journal), await journey.all(orders), log])
  expect(kept).not.toContain(buyer.email)
  expect(kept).not.toContain(buyer.name)
})
