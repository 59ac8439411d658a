import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ChannelKind } from '@fluxori/contract/channels/channels'

/** What one piece of work is billed for in Firestore. Fractions are means over several pieces. */
export const Spent = z.object({ reads: z.number(), writes: z.number(), deletes: z.number() })
export type Spent = z.infer<typeof Spent>

/** Work whose price grows with something: what it costs anyway, and what each further one adds. */
const Growing = z.object({ fixed: Spent, each: Spent })

/** What one connection's work costs, by the kind of its channel. */
const OfChannel = z.object({
  /** Listings that one call reads or sets, as the adapter says. */
  batchSize: z.int(),
  /** Webhooks that an order of two lines sends, and those that a number of ours sends back. */
  messagesPerOrder: z.number(),
  /** Commands that those webhooks make, and further ones that the first poll makes of the same order. */
  commandsPerOrder: z.number(),
  commandsPerFirstPoll: z.number(),
  messagesPerPush: z.number(),
  /** A run of `stock-publish`, and each listing that it sends. */
  publish: Growing,
  /** Calls to the channel, and bytes sent with them, of a run that sends ten listings. */
  callsPerTen: z.number(),
  bytesPerTen: z.number(),
  /** A run of `channel-poll` that finds no order, and each listing that it reads back. */
  poll: Growing,
  /** What a poll adds for an order that the journal knows already. */
  pollKnownOrder: Spent,
  /** Calls to the channel, and bytes sent with them, of a poll that finds no order. */
  callsPerPoll: z.number(),
  bytesPerPoll: z.number(),
})
export type OfChannel = z.infer<typeof OfChannel>

/** Seconds are the emulator's on the machine that measured: no production latency. */
const Timings = z.object({
  commitBaseMs: z.number(),
  commitPerWriteMs: z.number(),
  lookMs: z.number(),
  decidePerOrderMs: z.number(),
  writesPerOrder: z.number(),
  ordersPerCommit: z.number(),
})
export type Timings = z.infer<typeof Timings>

/** A real run that the simulation is compared with: orders appended at a steady mean rate while the journal drains. */
const RealRun = z.object({
  seed: z.int(),
  ordersPerSecond: z.number(),
  seconds: z.number(),
  orders: z.int(),
  lagP50Ms: z.number(),
  lagP95Ms: z.number(),
  lagP99Ms: z.number(),
})
export type RealRun = z.infer<typeof RealRun>

/** A real drain of orders that wait, of another size than those that the times were taken from. */
const Backlog = z.object({
  orders: z.int(),
  linesPerOrder: z.int(),
  writesPerOrder: z.number(),
  milliseconds: z.number(),
})
export type Backlog = z.infer<typeof Backlog>

export const Measured = z.object({
  measuredOn: z.iso.date(),
  how: z.string(),
  webhookOrder: Spent,
  webhookStock: Spent,
  /** An order of two lines on three channels, drained by itself, with and without what the drain remembers. */
  orderAlone: Spent,
  orderAloneCold: Spent,
  /** The same, one of fifty in a batch. */
  orderInBatch: Spent,
  /** Doorbells of publishing that an order alone rings. */
  ringsPerOrder: z.number(),
  idleIngest: Spent,
  idlePublish: Spent,
  idlePoll: Spent,
  /** A member ships an order, from the request to its answer. */
  shipOrder: Spent,
  idleJournalSweep: Spent,
  idlePublishSweep: Spent,
  idlePollSweep: Spent,
  ringPoll: Spent,
  /** The nightly check of one merchant, and what each product adds. */
  invariantCheck: Growing,
  readsPerDashboardOpen: z.number(),
  readsPerOrderOnDashboard: z.number(),
  channels: z.record(ChannelKind, OfChannel),
  timings: Timings,
  backlog: Backlog,
  realRun: RealRun,
})
export type Measured = z.infer<typeof Measured>

export const measuredFile = join(import.meta.dirname, 'measured.json')

/** What was last measured with `npm run cost -- --measure`. Throws when the file is not what this schema says. */
export const readMeasured = async (): Promise<Measured> =>
  Measured.parse(JSON.parse(await readFile(measuredFile, 'utf8')))
