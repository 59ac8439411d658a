import { ChannelKind } from '@fluxori/contract/channels/channels'
import { limitsAt } from './limits.ts'
import { some, table, whole } from './markdown.ts'
import type { Measured, Spent } from './measured.ts'
import { published, type Price } from './prices.ts'
import { rereads } from './rereads.ts'
import { likeBacklog, likeRealRun } from './scenarios.ts'
import { simulated } from './simulated.ts'
import { scales, secondsOf, type Traffic } from './traffic.ts'
import { totals } from './totals.ts'

const spent = ({ reads, writes, deletes }: Spent): readonly string[] => [reads, writes, deletes].map(some)

/** `docs/cost-and-scale.md`, from what was measured, published prices and the assumptions. */
export function costPage(measured: Measured): string {
  return [
    '# Cost and scale',
    `Made by \`npm run cost\` from [what was measured](../functions/bench/cost/measured.json) on ${measured.measuredOn}, published prices, and assumptions that are all listed here. \`npm run cost -- --measure\` measures again. Nothing has been deployed to Google Cloud yet: what only a deployment can tell is called a guess.`,
    totals(measured),
    assumptions(),
    work(measured),
    prices(),
    limits(measured),
    simulated(measured),
    against(measured),
    unknown(),
  ]
    .join('\n\n')
    .concat('\n')
}

function assumptions(): string {
  const rows: readonly (readonly [string, (traffic: Traffic) => string])[] = [
    ['orders a day', ({ ordersPerDay }) => whole(ordersPerDay)],
    ['merchants', ({ merchants }) => whole(merchants)],
    ['channels of each', ({ kinds }) => kinds.join(', ')],
    ['products of each', ({ skusPerMerchant }) => whole(skusPerMerchant)],
    ['times that a channel tells an order again', ({ changesPerOrder }) => whole(changesPerOrder)],
    ['of 100 orders, shipped by a person in Fluxori', ({ shippedPerHundred }) => whole(shippedPerHundred)],
    ['seconds between polls of a connection', ({ pollEverySeconds }) => whole(pollEverySeconds)],
    ['times that Today is opened, a day and merchant', (traffic) => whole(traffic.dashboardOpensPerMerchant)],
    ['of 100 orders, come in while Today stands open', ({ watchedPerHundred }) => whole(watchedPerHundred)],
    ['report times that each merchant sets', ({ schedulesPerMerchant }) => whole(schedulesPerMerchant)],
    ['days of movements kept, all read by the nightly check', ({ historyDays }) => whole(historyDays)],
    ['busiest second against the mean', ({ peakTimes }) => whole(peakTimes)],
    ['bytes of a document sent to a browser', ({ documentBytes }) => whole(documentBytes)],
    ['bytes logged by an invocation', ({ logBytes }) => whole(logBytes)],
  ]
  const seconds = Object.entries(secondsOf).map(([what, value]) => `${what} ${value} s`)
  return [
    '## What is assumed',
    table(
      ['', ...scales.map(({ name }) => name)],
      rows.map(([name, of]) => [name, ...scales.map(of)]),
    ),
    `Orders have two lines and are spread evenly over merchants and channels; each is applied by itself, which is the dearest case. Billed time of one invocation, alone on its instance, is a guess: ${seconds.join(', ')}.`,
  ].join('\n\n')
}

function work(measured: Measured): string {
  const { channels } = measured
  const kinds = Object.entries(channels)
  return [
    '## What work is billed for',
    `Counted at the requests that the real code sends to the database (${measured.how}; ${measured.measuredOn}).`,
    table(
      ['work', 'reads', 'writes', 'deletes'],
      [
        ['a webhook that tells an order', ...spent(measured.webhookOrder)],
        ['a webhook that tells a stock level', ...spent(measured.webhookStock)],
        ['an order of two lines on three channels, applied alone', ...spent(measured.orderAlone)],
        ['the same on an instance that has just started', ...spent(measured.orderAloneCold)],
        ['the same, one of fifty in a batch', ...spent(measured.orderInBatch)],
        ['a wake-up of the journal that finds nothing', ...spent(measured.idleIngest)],
        ['an order shipped by a person', ...spent(measured.shipOrder)],
        ...kinds.flatMap(([kind, { publish }]) => [
          [`${kind}: a publishing run`, ...spent(publish.fixed)],
          [`${kind}: each number that it sends`, ...spent(publish.each)],
        ]),
        ...kinds.flatMap(([kind, { poll, batchSize, pollKnownOrder }]) => [
          [`${kind}: a poll`, ...spent(poll.fixed)],
          [`${kind}: each of up to ${batchSize} listings that it reads back`, ...spent(poll.each)],
          [`${kind}: each order that it sees again`, ...spent(pollKnownOrder)],
        ]),
        ['a sweep of the journal that finds nothing', ...spent(measured.idleJournalSweep)],
        ['a sweep of publishing that finds nothing', ...spent(measured.idlePublishSweep)],
        ['the nightly check of a merchant', ...spent(measured.invariantCheck.fixed)],
        ['each product that it checks', ...spent(measured.invariantCheck.each)],
        [
          'Today opened, on a device that has shown it before',
          some(measured.readsPerDashboardOpen),
          '0',
          '0',
        ],
        ['an order coming in while Today stands open', some(measured.readsPerOrderOnDashboard), '0', '0'],
      ],
    ),
    table(
      ['', ...kinds.map(([kind]) => kind)],
      [
        ['webhooks that an order of two lines sends', ...kinds.map(([, one]) => some(one.messagesPerOrder))],
        ['commands that they make', ...kinds.map(([, one]) => some(one.commandsPerOrder))],
        [
          'commands that the first poll makes again',
          ...kinds.map(([, one]) => some(one.commandsPerFirstPoll)),
        ],
        ['webhooks that a number of ours brings back', ...kinds.map(([, one]) => some(one.messagesPerPush))],
        ['calls to send ten numbers', ...kinds.map(([, one]) => some(one.callsPerTen))],
        [
          'polls that see one order again, polled each minute (from the rule in `poll-since.ts`)',
          ...ChannelKind.options.map((kind) => whole(rereads(kind, 60))),
        ],
      ],
    ),
  ].join('\n\n')
}

function prices(): string {
  const rows = Object.entries(published).map(([item, price]: [string, Price]) => [
    item,
    `$${(price.microUsd / 1e6).toLocaleString('en', { maximumFractionDigits: 4 })}`,
    price.unit,
    whole(price.freeAMonth),
    price.region,
    `${price.source}${price.read === null ? '; age not known' : `; read ${price.read}`}`,
  ])
  return ['## Prices', table(['', 'price', 'for', 'free a month', 'of', 'source'], rows)].join('\n\n')
}

function limits(measured: Measured): string {
  const sections = scales.map((traffic) => {
    const rows = limitsAt(traffic, measured).map(
      ({ name, allows, unit, asked, arithmetic, then, source }) => [
        `${whole((100 * asked) / allows)} %`,
        name,
        `${some(asked)} of ${whole(allows)} ${unit}`,
        arithmetic,
        then,
        source,
      ],
    )
    return [
      `### ${traffic.name}`,
      table(['', 'limit', 'asked at the busiest second', 'arithmetic', 'what is done then', 'source'], rows),
    ].join('\n\n')
  })
  return [
    '## Limits, the nearest first',
    'At 100 % a limit is met. Not in the table, since no number is published in what could be read: events a second of a Firestore trigger, listeners of a database, and writes a second of a database (the 10,000 of 2019 were taken away in November 2022). Rules look up one document, the membership, for each listening.',
    "Of the sequential fields, `journal.receivedAt`, `orders.placedAt`, `listings.observed.at` and `movements.seq` are what queries sort by and stay indexed. `journal.appliedAt` and `movements.at` are sequential too and no query asks for them: `firestore.indexes.json` exempts them, with the other fields of these collections that nothing asks for, and with the buyer's name, address, telephone number and e-mail address.",
    ...sections,
  ].join('\n\n')
}

function against(measured: Measured): string {
  const { realRun, backlog } = measured
  const model = likeRealRun(measured)
  const drained = likeBacklog(measured)
  const row = (name: string, real: number, simulation: number): readonly string[] => [
    name,
    whole(real),
    whole(simulation),
    `${whole((100 * simulation) / real - 100)} %`,
  ]
  return [
    '### Against a real run',
    `${whole(realRun.orders)} orders appended at ${realRun.ordersPerSecond} a second for ${realRun.seconds} s while the real drain ran, in one process beside the emulator (${measured.how}), and the simulation with the same arrivals and the times measured there; before them a drain of orders that all wait at the start:`,
    table(
      ['', 'real, ms', 'simulated, ms', 'difference'],
      [
        row(
          `a backlog of ${backlog.orders} orders of ${backlog.linesPerOrder} lines, until it is empty`,
          backlog.milliseconds,
          drained.endedAtMs,
        ),
        row('lag of half', realRun.lagP50Ms, model.lagP50Ms),
        row('lag of 95 of 100', realRun.lagP95Ms, model.lagP95Ms),
        row('lag of 99 of 100', realRun.lagP99Ms, model.lagP99Ms),
      ],
    ),
    'The real run shares its cores between appending, deciding, the emulator and whatever else the machine did; the simulation gives each its own. On Google Cloud they are apart. A load average above the number of cores means that the times were taken on a machine that was busy with other work: they are then too long, and with them the simulated lags.',
  ].join('\n\n')
}

const unknown = (): string =>
  [
    '## What is not known',
    '- Firestore’s prices in africa-south1, idle prices of Cloud Run Tier 2, and data sent out of africa-south1: the table of prices says what stands in for each.',
    '- Eventarc: a public note says that events of Google’s own services are free; its price page could not be read. It is counted as nothing.',
    '- Storage: documents and their index entries are not sized here. Backups, point-in-time recovery, the load balancer, Cloud Armor, the site’s content network and Identity Platform are not in the total.',
    '- How fast Firestore answers in africa-south1, and how long functions really run there.',
  ].join('\n')
