import { manifest } from '../../build/manifest.ts'
import { mostPerSweep } from '../../src/connections/work.ts'
import { whole } from './markdown.ts'
import type { Measured } from './measured.ts'
import { secondsOf, type Traffic } from './traffic.ts'
import { movementsKept } from './usage.ts'

/** One limit against one size: what it allows, what is asked of it, how that was worked out, and what is done then. */
export type Limit = Readonly<{
  name: string
  allows: number
  unit: string
  source: string
  asked: number
  arithmetic: string
  then: string
}>

const quotas = 'Firestore quotas page; sequential fields: its best practices'
const ours = 'our own code'
const round = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })

const readsPerSecond = 7_000

/** What the busiest second asks, over all merchants and of one. */
type Peak = Readonly<{ orders: number; commands: number; perMerchant: number; connections: number }>

function peakOf(traffic: Traffic, measured: Measured): Peak {
  const { ordersPerDay, merchants, kinds, peakTimes } = traffic
  const orders = (ordersPerDay / 86_400) * peakTimes
  const perOrder =
    kinds.reduce((sum, kind) => {
      const { commandsPerOrder, commandsPerFirstPoll } = measured.channels[kind]
      return sum + commandsPerOrder + commandsPerFirstPoll
    }, 0) /
      kinds.length +
    traffic.changesPerOrder +
    traffic.shippedPerHundred / 100
  const connections = merchants * kinds.length
  return { orders, commands: orders * perOrder, perMerchant: orders / merchants, connections }
}

/** Every limit that a size could meet, the one that is nearest to being met first. */
export function limitsAt(traffic: Traffic, measured: Measured): readonly Limit[] {
  const peak = peakOf(traffic, measured)
  const all = [
    ...databaseLimits(traffic, measured, peak),
    ...functionLimits(traffic, measured, peak),
    ...ownLimits(traffic, peak),
  ]
  return all.toSorted((a, b) => b.asked / b.allows - a.asked / a.allows)
}

function databaseLimits(traffic: Traffic, { orderAlone }: Measured, peak: Peak): readonly Limit[] {
  const writes = peak.commands * (1 + orderAlone.writes)
  const polls = peak.connections / traffic.pollEverySeconds
  const ramp = writes <= 500 ? 0 : (5 * Math.log(writes / 500)) / Math.log(1.5)
  return [
    {
      name: 'writes of one document: the lease of the busiest merchant',
      allows: 1,
      unit: 'a second, sustained',
      source: 'Firestore quotas page as archived 2019-04; the row is gone since, and the rate "depends"',
      asked: 2 * peak.perMerchant,
      arithmetic: `2 writes of the lease for an order alone × ${round(peak.perMerchant)} orders/s`,
      then: 'Orders share batches, so the lease is written once for many. The simulation with one commit a second says how many orders that still is.',
    },
    {
      name: 'a sequential indexed field over all merchants: `journal` (state, receivedAt) as a collection group',
      allows: 500,
      unit: 'writes a second',
      source: quotas,
      asked: 2 * peak.commands,
      arithmetic: `${round(peak.commands)} commands/s, each enters and leaves "pending"`,
      then: 'Give the sweep a shard: a field 0 to 9 before receivedAt in this one index, ten queries a minute instead of one, ten times the limit.',
    },
    {
      name: 'a sequential indexed field over all merchants: `channels` (state, nextPollAt) as a collection group',
      allows: 500,
      unit: 'writes a second',
      source: quotas,
      asked: polls,
      arithmetic: `${round(peak.connections)} connections / ${traffic.pollEverySeconds} s`,
      then: 'Poll less often where webhooks come: `pollEverySeconds` is a setting of each connection.',
    },
    {
      name: 'a sequential indexed field of one merchant: `orders.placedAt`, `movements.seq`, `journal.receivedAt`',
      allows: 500,
      unit: 'writes a second',
      source: quotas,
      asked: 2 * peak.perMerchant,
      arithmetic: `2 writes × ${round(peak.perMerchant)} orders/s of one merchant`,
      then: 'Nothing: one drain commits fewer.',
    },
    {
      name: 'ramp of a new collection: 500 operations a second, half as much again every 5 minutes',
      allows: 500,
      unit: 'operations a second at the start',
      source: '500/50/5 rule, c.doit.com',
      asked: writes,
      arithmetic: `${round(peak.commands)} commands/s × ${round(1 + orderAlone.writes)} writes; from cold ${round(ramp)} minutes (5 × ln(x/500) / ln 1.5)`,
      then: 'Collections of merchants that sell daily are split already. Before a promotion of a new merchant: raise traffic over the minutes told here.',
    },
  ]
}

function functionLimits(traffic: Traffic, measured: Measured, peak: Peak): readonly Limit[] {
  const concurrency = manifest.find(({ name }) => name === 'order-ingest')?.resources.concurrency ?? 1
  const instances = Math.ceil((peak.commands * secondsOf.ingest) / concurrency)
  const secretReads =
    (peak.connections / traffic.pollEverySeconds + peak.orders * measured.ringsPerOrder + peak.commands) * 60
  const jobs =
    manifest.filter(({ trigger }) => trigger.kind === 'schedule').length +
    traffic.merchants * traffic.schedulesPerMerchant
  return [
    {
      name: 'functions of one region',
      allows: 1_000,
      unit: 'functions and services',
      source: 'Cloud Run functions quotas page',
      asked: manifest.length,
      arithmetic: 'the manifest',
      then: 'Nothing: it does not grow with traffic.',
    },
    {
      name: 'instances of `order-ingest` at the busiest second',
      allows: 100,
      unit: 'instances (no maximum is set in the manifest; 100 is what Cloud Run sets by itself: not re-read)',
      source: 'not re-read',
      asked: instances,
      arithmetic: `ceil(${round(peak.commands)} events/s × ${secondsOf.ingest} s / ${concurrency} at a time)`,
      then: 'Set a maximum for each function in the manifest; beyond it events wait and are delivered again.',
    },
    {
      name: 'jobs of Cloud Scheduler in a region',
      allows: 1_000,
      unit: 'jobs (5,000 on request)',
      source: 'Cloud Scheduler quotas page',
      asked: jobs,
      arithmetic: `${jobs - traffic.merchants * traffic.schedulesPerMerchant} of the platform + ${traffic.schedulesPerMerchant} for each merchant`,
      then: 'Ask for 5,000; beyond that one job a minute that looks up which merchants are due, as `marketplace-poll` does.',
    },
    {
      name: 'reads of Secret Manager',
      allows: 90_000,
      unit: 'a minute and project',
      source: 'Secret Manager quotas page',
      asked: secretReads,
      arithmetic:
        'every poll, publishing run and webhook of the busiest minute, as if no instance remembered',
      then: 'An instance remembers a secret for a minute; a longer memory is one number in `src/secrets.ts`.',
    },
    {
      name: 'size of an event',
      allows: 512,
      unit: 'KB',
      source: 'Eventarc quotas page',
      asked: 200,
      arithmetic: 'the largest part of an unreadable message that is kept; orders are smaller',
      then: 'Events are doorbells, but Firestore puts the document into them: larger messages stay cut.',
    },
  ]
}

function ownLimits(traffic: Traffic, peak: Peak): readonly Limit[] {
  const due = (peak.connections * 60) / traffic.pollEverySeconds
  const nightly = movementsKept(traffic) + traffic.merchants * traffic.skusPerMerchant * 3
  const salesADay = (2 * traffic.ordersPerDay) / traffic.merchants / traffic.kinds.length
  return [
    {
      name: 'connections that `marketplace-poll` rings in a minute',
      allows: mostPerSweep,
      unit: 'connections',
      source: ours,
      asked: due,
      arithmetic: `${round(peak.connections)} connections × 60 / ${traffic.pollEverySeconds} s`,
      then: `Above it every connection is polled late, and the last ones first (${round((traffic.pollEverySeconds * due) / mostPerSweep)} s apart here). Ring in pages until none is due.`,
    },
    {
      name: 'documents that `invariant-check` reads in its one call a night',
      allows: 540 * readsPerSecond,
      unit: `documents in 540 s, at ${whole(readsPerSecond)} a second (the emulator reads 5,000 in 0.7 s; not measured on Firestore)`,
      source: ours,
      asked: nightly,
      arithmetic: `${whole(movementsKept(traffic))} movements of ${traffic.historyDays} days + 3 × ${whole(traffic.skusPerMerchant)} documents of each merchant's products`,
      then: 'Sum movements since the last check only (its document keeps `movementsUntil`, unused so far), and fan out: one work document for each merchant, as polls do.',
    },
    {
      name: 'calls to Takealot of one connection',
      allows: 60,
      unit: 'a minute (not published: the channel tells it in headers; 60 is a guess to compare with)',
      source: 'Takealot publishes no number',
      asked: (Math.ceil((salesADay * 2) / 100) + 2) * (60 / traffic.pollEverySeconds),
      arithmetic: `48 hours of ${round(salesADay)} sales a day, 100 a page, and 1 read of stock, each poll`,
      then: 'Poll Takealot less often, or look at its 48 hours less often than at its last hour.',
    },
  ]
}
