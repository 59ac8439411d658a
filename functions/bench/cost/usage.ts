import { manifest } from '../../build/manifest.ts'
import { plus, times, type Usage } from './bill.ts'
import type { Measured, OfChannel, Spent } from './measured.ts'
import { rereads } from './rereads.ts'
import { secondsOf, type Traffic } from './traffic.ts'

/** What the money goes to. */
export const activities = [
  'orders taken in',
  'orders changed on their channel',
  'stock sent to channels',
  'polls: asking for orders',
  'polls: orders looked at again',
  'polls: stock read back',
  'people shipping orders',
  'dashboards',
  'sweeps and nightly checks',
  'kept warm, schedules, secrets',
] as const
export type Activity = (typeof activities)[number]

const days = 30
const linesPerOrder = 2
const gib = 2 ** 30

const spent = ({ reads, writes, deletes }: Spent): Usage => ({
  'firestore-read': reads,
  'firestore-write': writes,
  'firestore-delete': deletes,
})

/** CPU that the platform gives a function by its memory when it serves one request at a time (Cloud Run functions). */
const shareOfCpu: Readonly<Record<number, number>> = { 256: 0.167, 512: 0.333, 1024: 0.583 }

/** One invocation of a function. Serving several requests at a time needs a whole CPU (firebase-tools refuses less). */
function call(name: string, seconds: number, logBytes: number): Usage {
  const entry = manifest.find((one) => one.name === name)
  if (entry === undefined) throw new Error(`there is no function ${name}`)
  const { memoryMb, concurrency } = entry.resources
  return {
    invocation: 1,
    'vcpu-second': seconds * (concurrency > 1 ? 1 : (shareOfCpu[memoryMb] ?? 1)),
    'gib-second': seconds * (memoryMb / 1024),
    'log-gib': logBytes / gib,
  }
}

/** What one month of a platform uses, by what it is used for. */
export function monthlyUsage(traffic: Traffic, measured: Measured): Readonly<Record<Activity, Usage>> {
  const day = dailyUsage(traffic, measured)
  const month = (usage: Usage): Usage => times(usage, days)
  return {
    'orders taken in': month(day.orders),
    'orders changed on their channel': month(day.changes),
    'stock sent to channels': month(day.publishing),
    'polls: asking for orders': month(day.asking),
    'polls: orders looked at again': month(day.rereading),
    'polls: stock read back': month(day.readBack),
    'people shipping orders': month(day.shipping),
    dashboards: month(day.dashboards),
    'sweeps and nightly checks': month(day.sweeps),
    'kept warm, schedules, secrets': standing(traffic),
  }
}

type Daily = Readonly<
  Record<
    | 'orders'
    | 'changes'
    | 'publishing'
    | 'asking'
    | 'rereading'
    | 'readBack'
    | 'shipping'
    | 'dashboards'
    | 'sweeps',
    Usage
  >
>

function dailyUsage(traffic: Traffic, measured: Measured): Daily {
  const { ordersPerDay, merchants, kinds } = traffic
  const ofKind = kinds.map((kind) => measured.channels[kind])
  const perKind = ordersPerDay / kinds.length
  const pollsPerKind = (merchants * 86_400) / traffic.pollEverySeconds
  const sum = (work: (channel: OfChannel, index: number) => Usage): Usage => plus(...ofKind.map(work))
  const watched = (ordersPerDay * traffic.watchedPerHundred) / 100
  const dashboardReads =
    merchants * traffic.dashboardOpensPerMerchant * measured.readsPerDashboardOpen +
    watched * measured.readsPerOrderOnDashboard
  return {
    orders: sum((channel) => times(oneOrder(traffic, measured, channel), perKind)),
    changes: times(journaled(traffic, measured, 1), ordersPerDay * traffic.changesPerOrder),
    publishing: times(
      sum((channel) => oneRun(traffic, measured, channel)),
      (ordersPerDay * measured.ringsPerOrder) / kinds.length,
    ),
    asking: sum((channel) => times(onePoll(traffic, measured, channel), pollsPerKind)),
    rereading: sum((channel, index) => {
      const again = rereads(kinds[index] ?? 'shopify', traffic.pollEverySeconds)
      const versions = perKind * (1 + traffic.changesPerOrder)
      return times(spent(channel.pollKnownOrder), again * versions)
    }),
    readBack: sum((channel) =>
      times(spent(channel.poll.each), pollsPerKind * Math.min(channel.batchSize, traffic.skusPerMerchant)),
    ),
    shipping: times(
      plus(
        call('order-update', secondsOf.person, traffic.logBytes),
        spent(measured.shipOrder),
        wakes(traffic, measured, 1),
      ),
      (ordersPerDay * traffic.shippedPerHundred) / 100,
    ),
    dashboards: {
      'firestore-read': dashboardReads,
      'egress-gib': (dashboardReads * traffic.documentBytes) / gib,
    },
    sweeps: sweeps(traffic, measured),
  }
}

/** Events of new commands that find them applied already. */
const wakes = ({ logBytes }: Traffic, { idleIngest }: Measured, count: number): Usage =>
  times(plus(call('order-ingest', secondsOf.nothing, logBytes), spent(idleIngest)), count)

/** A message that becomes a command, applied by itself: the dearest case, since a busy journal shares a batch. */
const journaled = (traffic: Traffic, measured: Measured, commands: number): Usage =>
  plus(
    times(
      plus(call('channel-webhook', secondsOf.webhook, traffic.logBytes), {
        ...spent(measured.webhookOrder),
        'secret-access': 1,
      }),
      commands,
    ),
    call('order-ingest', secondsOf.ingest, traffic.logBytes),
    spent(measured.orderAlone),
    wakes(traffic, measured, commands - 1),
  )

/** An order of two lines: its messages, what the first poll makes of it once more, and the stock that the channel tells. */
function oneOrder(traffic: Traffic, measured: Measured, channel: OfChannel): Usage {
  const stockMessages = Math.max(0, channel.messagesPerOrder - channel.commandsPerOrder)
  return plus(
    journaled(traffic, measured, channel.commandsPerOrder),
    times(journaled(traffic, measured, 1), channel.commandsPerFirstPoll),
    times(stockMessage(traffic, measured), stockMessages),
  )
}

const stockMessage = ({ logBytes }: Traffic, { webhookStock }: Measured): Usage =>
  plus(call('channel-webhook', secondsOf.webhook, logBytes), spent(webhookStock), { 'secret-access': 1 })

/** One run of publishing that sends an order's lines to one channel, its own note's echo, and what the channel answers. */
const oneRun = (traffic: Traffic, measured: Measured, channel: OfChannel): Usage =>
  plus(
    call('stock-publish', secondsOf.publish, traffic.logBytes),
    call('stock-publish', secondsOf.nothing, traffic.logBytes),
    times(spent(measured.idlePublish), 2),
    spent(channel.publish.fixed),
    times(spent(channel.publish.each), linesPerOrder),
    times(stockMessage(traffic, measured), linesPerOrder * channel.messagesPerPush),
    { 'egress-gib': channel.bytesPerTen / gib, 'secret-access': 1 },
  )

/** One poll that finds nothing, its doorbell and its own note's echo. The listings that it reads back are apart. */
const onePoll = (traffic: Traffic, measured: Measured, channel: OfChannel): Usage =>
  plus(
    call('channel-poll', secondsOf.poll, traffic.logBytes),
    call('channel-poll', secondsOf.nothing, traffic.logBytes),
    times(spent(measured.idlePoll), 2),
    spent(measured.ringPoll),
    { 'firestore-read': 1, 'egress-gib': channel.bytesPerPoll / gib, 'secret-access': 1 },
    spent(channel.poll.fixed),
  )

/** Movements of all merchants: one for an order that reserves its stock, one for its shipping. */
export const movementsKept = ({ ordersPerDay, shippedPerHundred, historyDays }: Traffic): number =>
  ordersPerDay * (1 + shippedPerHundred / 100) * historyDays

function sweeps(traffic: Traffic, measured: Measured): Usage {
  const minutes = 1_440
  const { invariantCheck } = measured
  return plus(
    ...['journal-sweep', 'publish-sweep', 'marketplace-poll'].map((name) =>
      times(call(name, secondsOf.sweep, traffic.logBytes), minutes),
    ),
    times(
      plus(spent(measured.idleJournalSweep), spent(measured.idlePublishSweep), spent(measured.idlePollSweep)),
      minutes,
    ),
    times(
      plus(spent(invariantCheck.fixed), times(spent(invariantCheck.each), traffic.skusPerMerchant)),
      traffic.merchants,
    ),
    { 'firestore-read': movementsKept(traffic) },
  )
}

/** What a month costs however quiet it is. The invariants' check is one call a night and left out. */
function standing({ merchants, kinds, schedulesPerMerchant }: Traffic): Usage {
  const warm = manifest.reduce((sum, { resources }) => sum + resources.minInstances, 0)
  const gibWarm = manifest.reduce(
    (sum, { resources }) => sum + (resources.minInstances * resources.memoryMb) / 1024,
    0,
  )
  const jobs = manifest.filter(({ trigger }) => trigger.kind === 'schedule').length
  return {
    'idle-vcpu-second': warm * days * 86_400,
    'idle-gib-second': gibWarm * days * 86_400,
    schedule: jobs + merchants * schedulesPerMerchant,
    'secret-version': merchants * kinds.length,
  }
}
