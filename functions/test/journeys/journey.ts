import { randomUUID } from 'node:crypto'
import { Firestore } from '@google-cloud/firestore'
import { caseId, cases, type Case, type CaseKind } from '@fluxori/contract/engine/cases'
import {
  ChannelKind,
  channels,
  listings,
  type Channel,
  type Listing,
} from '@fluxori/contract/channels/channels'
import { publishing } from '@fluxori/contract/engine/channel-work'
import { scopedId, type DocumentKind } from '@fluxori/contract/kernel'
import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { z } from 'zod'
import type {
  Sandbox,
  SandboxItem,
  SandboxOptions,
  WireMessage,
  WireRequest,
} from '../../dev/sandboxes/sandbox.ts'
import { sandboxFetch } from '../../dev/sandboxes/sandbox-fetch.ts'
import { sandboxModules } from '../../dev/sandboxes/all.ts'
import { channelModules } from '../../src/channels/all.ts'
import type { Connection, ConnectionTools } from '../../src/connections/connection.ts'
import { openConnections } from '../../src/connections/open-connections.ts'
import type { ChannelPort, RawMessage } from '../../src/domain/channels/channel-port.ts'
import { instantAfter } from '@fluxori/contract/time'
import { commandsOf } from '../../src/flows/channel-commands.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { parseEnvironment } from '../../src/environment.ts'
import { drain } from '../../src/journal/drain.ts'
import { newDrainMemory } from '../../src/journal/drain-tools.ts'
import { openInvariants } from '../../src/invariants/open-invariants.ts'
import { openJournal } from '../../src/journal/open-journal.ts'
import { submitCommand } from '../../src/journal/submit.ts'
import type { LogLine } from '../../src/log/log-line.ts'
import { openReports } from '../../src/reports/all.ts'
import { openSchedules } from '../../src/schedules/open-schedules.ts'
import { makeServices, type Services } from '../../src/services.ts'
import { collectionOf, parsed, readDocument, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { memoryScheduler } from '../memory-scheduler.ts'
import { emulatorProject } from '../emulator-project.ts'
import { channelOf, openShop } from '../shop.ts'

export const merchant = 'shop'
export const kinds = ChannelKind.options
/** The same number on every channel. */
export const everywhere = (quantity: number): readonly number[] => kinds.map(() => quantity)
export const startOfJourney = '2026-11-22T08:00:00.000Z'
export const buyer = {
  name: 'Nomsa Dlamini',
  email: 'nomsa@example.co.za',
  phone: '+27821234567',
  address: '12 Long Street, Cape Town, 8001',
} as const

/** One of each kind of channel. */
const byKind = <T>(make: (kind: ChannelKind) => T): Readonly<Record<ChannelKind, T>> =>
  z.record(ChannelKind, z.custom<T>()).parse(Object.fromEntries(kinds.map((kind) => [kind, make(kind)])))

const webhookSecretOf = (kind: ChannelKind) => `${kind}-hush`
const baseUrlOf = (kind: ChannelKind) => `http://127.0.0.1:5010/${kind}`

/** What a shop on the other side is about to do instead of answering. */
export type Instead = (request: WireRequest) => Response | null

/** One channel's sandbox with its wire in the test's hands. */
export type Shop = Readonly<{
  sandbox: Sandbox
  /** Webhooks sent so far, oldest first. */
  sent: WireMessage[]
  /** Calls that reached the wire. */
  calls: WireRequest[]
  /** Answers of the next calls, before the sandbox is asked; null lets the call through. */
  instead: Instead[]
  port: (secrets?: readonly string[]) => ChannelPort
  /** A webhook as the adapter gets it. */
  raw: (message: WireMessage) => RawMessage
  /** A buyer orders. */
  order: (sku: string, quantity?: number) => string
  listingOf: (sku: string) => string
  shows: (sku: string) => number | undefined
  /** Calls that set stock. */
  pushes: () => readonly WireRequest[]
}>

export type Journey = Awaited<ReturnType<typeof openJourney>>

/** A merchant with the same SKUs on a sandbox of every channel, and all of our parts but the triggers, which tests are. */
export async function openJourney(units: Readonly<Record<string, number>>) {
  const { projectId } = emulatorProject()
  const db = new Firestore({ projectId })
  const time = { at: startOfJourney }
  const now = () => time.at
  const shops = byKind((kind) => openShopOf(kind, units, now))
  await openShop(db, { merchant, units, channels: [] })
  await connect(db, units)
  const pauses: number[] = []
  const lines: LogLine[] = []
  const log = (line: LogLine): void => void lines.push(line)
  const tools: ConnectionTools = {
    db,
    now,
    newId: randomUUID,
    leaseMs: 45_000,
    open: (_, channel) => Promise.resolve(shops[channel.kind].port()),
    pollOverlapMs: (kind) => channelModules[kind].pollOverlapMs,
    pause: (milliseconds) => {
      pauses.push(milliseconds)
      time.at = instantAfter(time.at, milliseconds)
      return Promise.resolve()
    },
    log,
  }
  const connections = openConnections(tools)
  const drains = {
    db,
    now,
    newId: randomUUID,
    leaseMs: 30_000,
    batchSize: 100,
    memory: newDrainMemory(),
    log,
  }
  const scheduler = memoryScheduler()
  const scheduleTools = {
    ...tools,
    requestPolls: connections.requestPolls,
    invariants: openInvariants({ db, now }),
    reports: openReports({ db, now }),
  }
  const services: Services = {
    ...makeServices(parseEnvironment({ GOOGLE_CLOUD_PROJECT: projectId })),
    now,
    log,
    openChannel: (_, channel) => Promise.resolve(shops[channel.kind].port()),
    journal: openJournal(drains),
    connections,
    invariants: scheduleTools.invariants,
    schedules: openSchedules({ ...scheduleTools, scheduler }),
  }
  const of = (kind: ChannelKind): Connection => ({ merchant, channelId: kind })
  const listing = async (kind: ChannelKind, sku: string): Promise<Listing> =>
    there(await readDocument(db, listings, { merchant, listing: scopedId(kind, shops[kind].listingOf(sku)) }))
  /** Takes the webhooks that a shop has sent so far into the journal, and applies them. */
  const takeIn = async (kind: ChannelKind): Promise<void> => {
    const { sent, raw, port } = shops[kind]
    for (const message of sent.splice(0)) {
      const reading = port().webhooks.read(raw(message))
      const events = reading.kind === 'read' ? reading.events : []
      for (const command of events.flatMap((event) => commandsOf(channelOf(kind), event, now()))) {
        await appendCommand(db, merchant, command)
      }
    }
    await drain(drains, merchant)
  }
  return {
    projectId,
    db,
    takeIn,
    shops,
    tools,
    scheduleTools,
    drains,
    scheduler,
    services,
    pauses,
    /** What has been told to whoever is on call. */
    lines,
    now,
    advance: (milliseconds: number) => void (time.at = instantAfter(time.at, milliseconds)),
    drain: () => drain(drains, merchant),
    publish: (kind: ChannelKind, change: Partial<ConnectionTools> = {}) =>
      openConnections({ ...tools, ...change }).run('publish-stock', of(kind)),
    publishAll: async () => {
      for (const kind of kinds) await connections.run('publish-stock', of(kind))
    },
    poll: (kind: ChannelKind, change: Partial<ConnectionTools> = {}) =>
      openConnections({ ...tools, ...change }).run('poll-orders', of(kind)),
    listing,
    channel: async (kind: ChannelKind): Promise<Channel> =>
      there(await readDocument(db, channels, { merchant, channel: kind })),
    stock: async (sku: string): Promise<Stock> => there(await readDocument(db, stock, { merchant, sku })),
    alert: (kind: CaseKind, subject: string): Promise<Case | undefined> =>
      readDocument(db, cases, { merchant, alert: caseId(kind, subject) }),
    work: async (kind: ChannelKind) => there(await readDocument(db, publishing, { merchant, channel: kind })),
    /** What every channel shows of a SKU. */
    shown: (sku: string) => kinds.map((kind) => shops[kind].shows(sku)),
    /** Changes stock as a member would, and applies it. */
    adjust: (sku: string, delta: number) =>
      submitCommand(
        drains,
        merchant,
        {
          id: `key:${randomUUID()}`,
          command: {
            kind: 'stock-update',
            payload: {
              change: {
                kind: 'adjust',
                sku,
                warehouse: 'jhb',
                state: 'onHand',
                delta,
                reason: 'counted again',
              },
            },
          },
          actor: { kind: 'member', uid: 'owner' },
          receivedAt: time.at,
        },
        20_000,
      ),
    /** The state as it stands: every document of a kind, by its schema. */
    all: async <S extends z.ZodType>(kind: DocumentKind<S>): Promise<z.infer<S>[]> =>
      (await collectionOf(db, kind, merchant).get()).docs.flatMap((snapshot) => parsed(kind, snapshot) ?? []),
    close: () => db.terminate(),
  }
}

type Open = Pick<ConnectionTools, 'open'>
type Push = ChannelPort['stock']['push']
type List = ChannelPort['orders']['list']

/** The same connection, with a push of stock that does something else besides. */
export const withPush = ({ tools }: Journey, change: (push: Push) => Push): Open => ({
  open: async (of, channel) => {
    const port = await tools.open(of, channel)
    return { ...port, stock: { ...port.stock, push: change(port.stock.push) } }
  },
})

/** The same connection, with a listing of orders that does something else besides. */
export const withList = ({ tools }: Journey, change: (list: List) => List): Open => ({
  open: async (of, channel) => {
    const port = await tools.open(of, channel)
    return { ...port, orders: { list: change(port.orders.list) } }
  },
})

export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there')
  return value
}

function openShopOf(kind: ChannelKind, units: Readonly<Record<string, number>>, now: () => string): Shop {
  const [sent, calls, instead]: [WireMessage[], WireRequest[], Instead[]] = [[], [], []]
  const { create, listingId, settings, setsStock } = sandboxModules[kind]
  const items = Object.entries(units).map(([sku, quantity], index): SandboxItem => {
    return { index, sku, barcode: null, title: `Product ${sku}`, priceCents: 11_500, quantity }
  })
  const apiKey = 'ck_demo:cs_demo'
  const options: SandboxOptions = {
    items,
    apiKey,
    webhookSecret: webhookSecretOf(kind),
    webhookUrl: `http://127.0.0.1:5001/channel-webhook/${merchant}/${kind}`,
    now: () => new Date(now()),
    send: (message) => sent.push(message),
  }
  const sandbox = create(options)
  const working = sandboxFetch({ answer: (request) => sandbox.answer(request) }, baseUrlOf(kind))
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const copy = request.clone()
    const call = {
      method: request.method,
      path: url.pathname.slice(kind.length + 1),
      query: url.searchParams,
      headers: Object.fromEntries(request.headers),
      body: await copy.text(),
    }
    calls.push(call)
    return instead.shift()?.(call) ?? working(request)
  }
  const shows = (sku: string) => sandbox.shown().find((shown) => shown.sku === sku)?.quantity
  return {
    sandbox,
    sent,
    calls,
    instead,
    shows,
    port: (webhookSecrets = [webhookSecretOf(kind)]) =>
      channelModules[kind].open(
        { id: kind, baseUrl: baseUrlOf(kind), settings },
        { webhookSecrets, apiKey },
        { fetch, now: () => new Date(now()) },
      ),
    raw: ({ headers, body }) => ({
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text])),
      body: Buffer.from(body),
      url: options.webhookUrl,
    }),
    order: (sku, quantity = 1) => sandbox.placeOrder({ lines: [{ sku, quantity }], buyer }),
    listingOf: (sku) => listingId(items.findIndex((item) => item.sku === sku)),
    pushes: () => calls.filter(setsStock),
  }
}

/** Connects a sandbox of every kind, each showing what it accepted. */
async function connect(db: Firestore, units: Readonly<Record<string, number>>): Promise<void> {
  const batch = db.batch()
  const skus = Object.keys(units)
  kinds.forEach((kind) => {
    const { settings } = sandboxModules[kind]
    batch.set(
      reference(db, channels, { merchant, channel: kind }),
      encodedDocument({ ...channelOf(kind), kind, settings, baseUrl: baseUrlOf(kind) } satisfies Channel),
    )
    skus.forEach((sku, index) => {
      const [externalId, quantity] = [sandboxModules[kind].listingId(index), units[sku] ?? 0]
      const id = scopedId(kind, externalId)
      const listing: Listing = {
        id,
        channelId: kind,
        externalId,
        sku,
        title: `Product ${sku}`,
        goods: true,
        desired: { quantity, priceCents: null, at: startOfJourney },
        published: { quantity, priceCents: null, at: startOfJourney, sold: 0 },
        observed: { quantity, priceCents: null, at: startOfJourney },
        pending: false,
        sold: 0,
        problem: null,
        drift: null,
      }
      batch.set(reference(db, listings, { merchant, listing: id }), encodedDocument(listing))
    })
  })
  skus.forEach((sku, index) => {
    const ids = kinds.map((kind) => scopedId(kind, sandboxModules[kind].listingId(index)))
    batch.update(reference(db, stock, { merchant, sku }), { listings: ids })
  })
  await batch.commit()
}
