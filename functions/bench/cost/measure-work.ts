import { commandsOf } from '../../src/flows/channel-commands.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { drain } from '../../src/journal/drain.ts'
import { newDrainMemory } from '../../src/journal/drain-tools.ts'
import { checkInvariants } from '../../src/invariants/check-invariants.ts'
import { merchantsLeftBehind } from '../../src/journal/merchants-left-behind.ts'
import { submitCommand } from '../../src/journal/submit.ts'
import { openConnections } from '../../src/connections/open-connections.ts'
import { isRequested } from '../../src/connections/work.ts'
import { readDocument } from '../../src/store/documents.ts'
import { channels } from '@fluxori/contract/channels/channels'
import { members } from '@fluxori/contract/people/members'
import { channelOf } from '../../test/shop.ts'
import { buyer, kinds, merchant, openJourney, type Journey } from '../../test/journeys/journey.ts'
import { countBilled, type Billed } from '../billed.ts'
import { Measured, type OfChannel, type Spent } from './measured.ts'

type Kind = (typeof kinds)[number]
type Counted = Readonly<{ journey: Journey; billed: Billed }>

/** Plenty of everything, so that nothing is refused. */
const shopOf = (skus: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: skus }, (_, index) => [`SKU-${index}`, 10_000]))

async function withShop<T>(skus: number, work: (counted: Counted) => Promise<T>): Promise<T> {
  const journey = await openJourney(shopOf(skus))
  try {
    return await work({ journey, billed: countBilled(journey.db) })
  } finally {
    await journey.close()
  }
}

const sofar = ({ reads, writes, deletes }: Billed): Spent => ({ reads, writes, deletes })

/** What some work is billed for. */
async function spentBy(billed: Billed, work: () => Promise<unknown>): Promise<Spent> {
  const before = sofar(billed)
  await work()
  return minus(sofar(billed), before)
}

const minus = (a: Spent, b: Spent): Spent => ({
  reads: a.reads - b.reads,
  writes: a.writes - b.writes,
  deletes: a.deletes - b.deletes,
})

const over = ({ reads, writes, deletes }: Spent, count: number): Spent => ({
  reads: reads / count,
  writes: writes / count,
  deletes: deletes / count,
})

/** A buyer orders two products. */
function orderTwo({ shops }: Journey, kind: Kind, first: number): void {
  const skus = [`SKU-${first % 10}`, `SKU-${(first + 3) % 10}`]
  shops[kind].sandbox.placeOrder({ lines: skus.map((sku) => ({ sku, quantity: 1 })), buyer })
}

/** What `channel-webhook` reads and writes for one message. Answers the commands that were new. */
async function takeMessage(
  { db, shops, now, services: { connections } }: Journey,
  kind: Kind,
): Promise<number> {
  const { sent, raw, port } = shops[kind]
  const message = sent.shift()
  if (message === undefined) throw new Error(`${kind} sent no message`)
  await readDocument(db, channels, { merchant, channel: kind })
  const reading = port().webhooks.read(raw(message))
  const events = reading.kind === 'read' ? reading.events : []
  let fresh = 0
  for (const event of events) {
    for (const command of commandsOf(channelOf(kind), event, now())) {
      fresh += (await appendCommand(db, merchant, command)) ? 1 : 0
    }
    if (event.kind === 'stock-seen') {
      const connection = { merchant, channelId: kind }
      await connections.recordSeen(connection, event.listing, event.quantity)
    }
  }
  return fresh
}

/** Takes in every message that a channel has sent, each as its webhook would. Answers the commands that were new. */
async function takeAll(journey: Journey, kind: Kind): Promise<number> {
  let fresh = 0
  while (journey.shops[kind].sent.length > 0) fresh += await takeMessage(journey, kind)
  return fresh
}

type OfOrders = Pick<
  Measured,
  | 'webhookOrder'
  | 'orderAlone'
  | 'orderAloneCold'
  | 'orderInBatch'
  | 'ringsPerOrder'
  | 'idleIngest'
  | 'shipOrder'
>

/** What orders cost in the journal: alone, alone on a fresh instance, in batches of fifty, and shipped by a member. */
async function measureOrders({ journey, billed }: Counted): Promise<OfOrders> {
  const { db, drains } = journey
  const inOne = async (count: number, tools = drains): Promise<Spent> => {
    for (let order = 0; order < count; order += 1) orderTwo(journey, 'woocommerce', order)
    await takeAll(journey, 'woocommerce')
    return over(await spentBy(billed, () => drain(tools, merchant)), count)
  }
  orderTwo(journey, 'woocommerce', 0)
  const webhookOrder = await spentBy(billed, () => takeMessage(journey, 'woocommerce'))
  await drain(drains, merchant)
  await inOne(50)
  billed.byCollection.clear()
  const orderAlone = await inOne(1)
  const ringsPerOrder = billed.byCollection.get('publishing') ?? 0
  const idleIngest = await spentBy(billed, () => drain(drains, merchant))
  const orderAloneCold = await inOne(1, { ...drains, memory: newDrainMemory() })
  await inOne(50)
  const orderInBatch = await inOne(50)
  const [order] = (await db.collection(`merchants/${merchant}/orders`).limit(1).get()).docs
  const shipOrder = await spentBy(billed, async () => {
    await readDocument(db, members, { merchant, uid: 'owner' })
    await submitCommand(
      drains,
      merchant,
      {
        id: 'key:ship-it-once',
        command: {
          kind: 'order-update',
          payload: { orderId: order?.id ?? '', action: { kind: 'ship', lines: null, tracking: null } },
        },
        actor: { kind: 'member', uid: 'owner' },
        receivedAt: journey.now(),
      },
      20_000,
    )
  })
  return { webhookOrder, orderAlone, orderAloneCold, orderInBatch, ringsPerOrder, idleIngest, shipOrder }
}

type OfIdle = Pick<
  Measured,
  | 'webhookStock'
  | 'idlePublish'
  | 'idlePoll'
  | 'idleJournalSweep'
  | 'idlePublishSweep'
  | 'idlePollSweep'
  | 'ringPoll'
>

/** What wake-ups and sweeps cost that find nothing to do, and a channel's word on its stock. */
async function measureIdle({ journey, billed }: Counted): Promise<OfIdle> {
  const { db, tools } = journey
  const connections = openConnections(tools)
  const connection = { merchant, channelId: 'shopify' }
  const ringPoll = await spentBy(billed, () => connections.request('poll-orders', [connection]))
  for (const kind of kinds) await journey.poll(kind)
  await journey.publish('shopify')
  return {
    ringPoll,
    webhookStock: await spentBy(billed, async () => {
      await readDocument(db, channels, { merchant, channel: 'shopify' })
      await connections.recordSeen(connection, journey.shops.shopify.listingOf('SKU-0'), 3)
    }),
    idlePublish: await spentBy(billed, () => isRequested(tools, 'publish-stock', connection)),
    idlePoll: await spentBy(billed, () => isRequested(tools, 'poll-orders', connection)),
    idleJournalSweep: await spentBy(billed, () => merchantsLeftBehind(db, journey.now())),
    idlePublishSweep: await spentBy(billed, () => connections.due('publish-stock')),
    idlePollSweep: await spentBy(billed, () => connections.due('poll-orders')),
  }
}

/** Makes so many listings of every channel due: a member counts the stock of so many products. */
async function stir(journey: Journey, skus: number): Promise<void> {
  for (let sku = 0; sku < skus; sku += 1) await journey.adjust(`SKU-${sku}`, -1)
}

async function measureChannel(kind: Kind): Promise<OfChannel> {
  const polled = (skus: number) =>
    withShop(skus, async ({ journey, billed }) => {
      await journey.poll(kind)
      journey.advance(60_000)
      journey.shops[kind].calls.length = 0
      const spent = await spentBy(billed, () => journey.poll(kind))
      return { spent, calls: [...journey.shops[kind].calls] }
    })
  const [small, large] = [await polled(2), await polled(12)]
  return withShop(12, async ({ journey, billed }) => {
    const shop = journey.shops[kind]
    orderTwo(journey, kind, 0)
    const messagesPerOrder = shop.sent.length
    const commandsPerOrder = await takeAll(journey, kind)
    await journey.drain()
    await journey.publishAll()
    await takeAll(journey, kind)
    const firstPoll = await journey.poll(kind)
    await journey.drain()
    journey.advance(60_000)
    const pollOfKnown = await spentBy(billed, () => journey.poll(kind))
    await journey.drain()
    await journey.publishAll()
    shop.sent.length = 0
    await stir(journey, 1)
    const one = await spentBy(billed, () => journey.publish(kind))
    const messagesPerPush = shop.sent.length
    await stir(journey, 10)
    shop.calls.length = 0
    const ten = await spentBy(billed, () => journey.publish(kind))
    const each = over(minus(ten, one), 9)
    const perListing = over(minus(large.spent, small.spent), 10)
    return {
      batchSize: shop.port().stock.batchSize,
      messagesPerOrder,
      commandsPerOrder,
      commandsPerFirstPoll: firstPoll.done,
      messagesPerPush,
      publish: { fixed: minus(one, each), each },
      callsPerTen: shop.calls.length,
      bytesPerTen: bytesOf(shop.calls),
      poll: { fixed: minus(small.spent, over(perListing, 0.5)), each: perListing },
      pollKnownOrder: minus(pollOfKnown, large.spent),
      callsPerPoll: large.calls.length,
      bytesPerPoll: bytesOf(large.calls),
    }
  })
}

/** Bytes that calls send, as HTTP/1.1 writes them: an upper bound of what HTTP/2 sends. */
const bytesOf = (calls: Journey['shops']['shopify']['calls']): number =>
  calls.reduce((sum, { method, path, query, headers, body }) => {
    const lines = [
      `${method} ${path}?${query} HTTP/1.1`,
      ...Object.entries(headers).map((pair) => pair.join(': ')),
    ]
    return sum + Buffer.byteLength(lines.join('\r\n')) + 4 + Buffer.byteLength(body)
  }, 0)

/** What every kind of work is billed for, from the real code against the emulator and the channels' sandboxes. */
export async function measureWork(): Promise<
  OfOrders & OfIdle & Pick<Measured, 'channels' | 'invariantCheck'>
> {
  const ofOrders = await withShop(12, measureOrders)
  const ofIdle = await withShop(2, measureIdle)
  const ofChannels: [Kind, OfChannel][] = []
  for (const kind of kinds) ofChannels.push([kind, await measureChannel(kind)])
  const checked = (skus: number) =>
    withShop(skus, ({ journey, billed }) =>
      spentBy(billed, () => checkInvariants(journey.db, merchant, journey.now())),
    )
  const [few, many] = [await checked(2), await checked(12)]
  const each = over(minus(many, few), 10)
  const invariantCheck = { fixed: minus(few, over(each, 0.5)), each }
  const channelsMeasured = Measured.shape.channels.parse(Object.fromEntries(ofChannels))
  return { ...ofOrders, ...ofIdle, invariantCheck, channels: channelsMeasured }
}
