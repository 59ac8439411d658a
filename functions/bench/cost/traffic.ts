import { ChannelKind } from '@fluxori/contract/channels/channels'

/** What is assumed of a platform's day. Nothing here is measured: change it and the page follows. */
export type Traffic = Readonly<{
  name: string
  ordersPerDay: number
  merchants: number
  /** The connections of each merchant. Orders are spread evenly over them. */
  kinds: readonly ChannelKind[]
  skusPerMerchant: number
  /** Times that a channel tells an order again after it came in: paid, sent, cancelled. */
  changesPerOrder: number
  /** Of a hundred orders, so many are shipped by a person in Fluxori. */
  shippedPerHundred: number
  pollEverySeconds: number
  dashboardOpensPerMerchant: number
  /** Of a hundred orders, so many come in while one of the merchant's dashboards stands open. */
  watchedPerHundred: number
  /** Report times that each merchant sets, each a job of Cloud Scheduler. */
  schedulesPerMerchant: number
  /** Days of movements that a merchant has: the nightly check reads every one of them. */
  historyDays: number
  /** The busiest second against the mean of the day. */
  peakTimes: number
  /** Bytes of a document on its way to a browser, and of what an invocation logs (ours and the platform's). */
  documentBytes: number
  logBytes: number
}>

const usual = {
  kinds: ChannelKind.options,
  skusPerMerchant: 1_000,
  changesPerOrder: 1,
  shippedPerHundred: 100,
  pollEverySeconds: 60,
  dashboardOpensPerMerchant: 20,
  watchedPerHundred: 50,
  schedulesPerMerchant: 1,
  historyDays: 365,
  peakTimes: 20,
  documentBytes: 2_048,
  logBytes: 1_024,
} as const satisfies Partial<Traffic>

/** The three sizes that the page is about. */
export const scales: readonly Traffic[] = [
  { ...usual, name: '100 orders a day', ordersPerDay: 100, merchants: 1 },
  { ...usual, name: '10,000 orders a day', ordersPerDay: 10_000, merchants: 100 },
  { ...usual, name: '1,000,000 orders a day', ordersPerDay: 1_000_000, merchants: 2_000 },
]

/**
 * Billed seconds of one invocation, alone on its instance. Nothing has been deployed yet, so these are guesses, in
 * steps of the 100 ms that Cloud Run bills.
 */
export const secondsOf = {
  webhook: 0.1,
  ingest: 0.5,
  publish: 2,
  poll: 3,
  person: 1,
  sweep: 0.5,
  nothing: 0.1,
} as const
