import { ChannelKind } from '@fluxori/contract/channels/channels'
import type { Measured } from './measured.ts'
import { some, table, whole } from './markdown.ts'
import {
  bearableMs,
  drainAt,
  drainModel,
  latencies,
  mostOrders,
  promotionAt,
  publishingAt,
  rush,
} from './scenarios.ts'
import { scales } from './traffic.ts'
import type { Drained } from './simulate-drain.ts'

const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`

/** The simulated part of the page. */
export const simulated = (measured: Measured): string =>
  [
    '## Simulated: one merchant’s journal',
    `A simulation of the drain (lease, batches of up to 100 orders or 490 writes, listings told after a second or 300 products) with the deciding and writing times measured here and several speeds of the database, since none has been measured on Google Cloud. Orders come at random (Poisson), the same ones each time.`,
    capacity(measured),
    promotions(measured),
    spread(measured),
    '## Simulated: publishing',
    publishing(measured),
  ].join('\n\n')

function capacity(measured: Measured): string {
  const rows = latencies.map((latency) => {
    const model = drainModel(measured, latency)
    const most = mostOrders(model)
    return [
      latency.name,
      whole(most),
      whole(most * 86_400),
      ...lags(drainAt(model, Math.max(1, most / 2), 120)),
    ]
  })
  return [
    `Most orders a second that one merchant can do, for two minutes, before the lag of 99 of 100 passes ${bearableMs / 1000} s; and the lag at half of that:`,
    table(['database', 'orders a second', 'a day at that rate', 'half', '95 of 100', '99 of 100'], rows),
  ].join('\n\n')
}

const lags = ({ lagP50Ms, lagP95Ms, lagP99Ms }: Drained): readonly string[] =>
  [lagP50Ms, lagP95Ms, lagP99Ms].map(seconds)

function promotions(measured: Measured): string {
  const rows = latencies.flatMap((latency) =>
    [1, 5, 20].map((mean) => {
      const run = promotionAt(drainModel(measured, latency), mean)
      const killed = mean === 5 ? promotionAt(drainModel(measured, latency), mean, true) : null
      return [
        latency.name,
        whole(mean),
        whole(run.arrived),
        ...lags(run),
        whole(run.mostWaiting),
        killed === null ? '–' : seconds(killed.lagP99Ms),
        `${whole(run.done)} + ${whole(run.waiting)}`,
      ]
    }),
  )
  return [
    `The first hour of a promotion: ${rush.doorsTimes} times the mean at the opening, halved every ${rush.halfLifeSeconds / 60} minutes, and ${rush.burstSeconds} s of ${rush.burstTimes} times as much every ${rush.everySeconds / 60} minutes (assumed, no published curve was found). The last lag is of the same hour when the draining instance dies ten minutes in: its lease ends after 15 s.`,
    table(
      [
        'database',
        'mean a second',
        'orders',
        'half',
        '95 of 100',
        '99 of 100',
        'most waiting',
        '99 of 100, one death',
        'done + waiting',
      ],
      rows,
    ),
  ].join('\n\n')
}

function spread(measured: Measured): string {
  const [slow] = latencies.slice(-1)
  const [middle] = latencies.slice(1)
  const peakTimes = scales.at(-1)?.peakTimes ?? 1
  if (slow === undefined || middle === undefined) throw new Error('there is no latency to simulate')
  const rows = [1, 10, 100, 2_000].map((merchants) => {
    const peak = ((1_000_000 / 86_400) * peakTimes) / merchants
    const fast = drainAt(drainModel(measured, middle), peak, 120)
    const careful = drainAt(drainModel(measured, slow), peak, 120)
    return [
      whole(merchants),
      some(peak),
      ...[fast, careful].map(({ lagP99Ms, waiting }) =>
        waiting > 0 ? `${seconds(lagP99Ms)}, ${whole(waiting)} still waiting` : seconds(lagP99Ms),
      ),
    ]
  })
  return [
    `1,000,000 orders a day over so many merchants alike, two minutes at ${peakTimes} times the mean: lag of 99 of 100.`,
    table(['merchants', 'orders a second of each', middle.name, slow.name], rows),
  ].join('\n\n')
}

function publishing(measured: Measured): string {
  const rows = ChannelKind.options.flatMap((kind) =>
    [1, 2].flatMap((budget) =>
      [0.1, 1, 10].map((sales) => {
        const run = publishingAt(measured.channels[kind], sales, budget)
        return [
          kind,
          whole(budget),
          `${sales}`,
          whole(run.sales),
          whole(run.pushes),
          whole(run.calls),
          ...[run.lagP50Ms, run.lagP95Ms, run.lagP99Ms].map(seconds),
          whole(run.waiting),
        ]
      }),
    ),
  )
  return [
    'One connection for ten minutes of sales over 1,000 listings at a budget of calls a second (Shopify’s REST budget is 2; Takealot publishes none; WooCommerce is the merchant’s own server). A call takes 300 ms, a guess. Only the newest number of a listing is sent, so a busy connection sends fewer numbers than sales. The lag is from the sale being told to the listing until the channel has the number.',
    table(
      [
        'channel',
        'calls a second',
        'sales a second',
        'sales',
        'numbers sent',
        'calls',
        'half',
        '95 of 100',
        '99 of 100',
        'waiting at the end',
      ],
      rows,
    ),
  ].join('\n\n')
}
