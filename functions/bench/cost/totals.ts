import { billFor, plus, type Bill } from './bill.ts'
import { table, whole } from './markdown.ts'
import type { Measured } from './measured.ts'
import { cheapest, published, rand, type Item } from './prices.ts'
import { scales, type Traffic } from './traffic.ts'
import { activities, monthlyUsage } from './usage.ts'

/** Micro-dollars as dollars: cents matter below a hundred dollars only. */
const usd = (microUsd: number): string =>
  `$${(microUsd / 1e6).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
const zar = (microUsd: number): string => `R${whole((microUsd / 1e6) * rand.perUsd)}`

/** What each size costs in a month, by what the money goes to and by what is paid for. */
export function totals(measured: Measured): string {
  const bills = scales.map((traffic) => {
    const usages = monthlyUsage(traffic, measured)
    const parts = activities.map((activity) => billFor(usages[activity], published))
    const usage = plus(...Object.values(usages))
    const slower = monthlyUsage({ ...traffic, pollEverySeconds: 300 }, measured)
    return {
      traffic,
      parts,
      all: billFor(usage, published),
      low: billFor(usage, cheapest),
      slow: billFor(plus(...Object.values(slower)), published),
    }
  })
  const row = (name: string, of: (bill: (typeof bills)[number]) => string): readonly string[] => [
    name,
    ...bills.map(of),
  ]
  const ordersAMonth = ({ ordersPerDay }: Traffic): number => ordersPerDay * 30
  const head = ['a month of 30 days, list prices', ...scales.map(({ name }) => name)]
  return [
    '## What it costs',
    table(head, [
      ...activities.map((activity, index) => row(activity, ({ parts }) => usd(parts[index]?.microUsd ?? 0))),
      row('**all of it**', ({ all }) => `**${usd(all.microUsd)}**`),
      row('after what a month has free', ({ all }) => usd(all.afterFreeMicroUsd)),
      row('in rand', ({ all }) => zar(all.afterFreeMicroUsd)),
      row('for 1,000 orders', ({ all, traffic }) => usd((all.microUsd / ordersAMonth(traffic)) * 1000)),
      row('for a merchant', ({ all, traffic }) => usd(all.microUsd / traffic.merchants)),
      row('all of it when connections are polled every 5 minutes', ({ slow }) => usd(slow.microUsd)),
      row('all of it with Firestore at its cheapest published location', ({ low }) => usd(low.microUsd)),
    ]),
    `The rand is at ${rand.perUsd} for a dollar on ${rand.on} (${rand.source}). The rows add up to the total but for the rounding of each line to a micro-dollar.`,
    largest(bills),
    savings,
    table(
      ['by what is paid for', ...scales.map(({ name }) => name)],
      (bills[0]?.all.lines ?? []).map(({ item }) => [
        words[item],
        ...bills.map(({ all }) => usd(lineOf(all, item))),
      ]),
    ),
  ].join('\n\n')
}

const savings = [
  'What the code does that these rows are made of, and what would save most:',
  '',
  '- A poll writes the time of its look to every listing that it reads back, changed or not. Writing only what changed, and one time for the page, takes the writes out of "stock read back".',
  '- A poll of Takealot reads 48 hours of sales each minute, and every poll a week once an hour and 60 days once a day; each known order costs a read of the journal. Remembering the versions of the last pages in the poll\'s own document takes most of "orders looked at again" away.',
  '- Where webhooks come, a poll every 5 minutes is enough: it is a setting of each connection.',
  '- `invariant-check` reads every movement that a merchant ever had, each night; its bill grows with every day that passes.',
].join('\n')

const lineOf = ({ lines }: Bill, item: Item): number =>
  lines.find((line) => line.item === item)?.microUsd ?? 0

/** The two dearest activities of the largest size, in words. */
function largest(
  bills: readonly Readonly<{ traffic: Traffic; parts: readonly Bill[]; all: Bill }>[],
): string {
  const sentences = bills.map(({ traffic, parts, all }) => {
    const sorted = activities
      .map((activity, index) => ({ activity, cost: parts[index]?.microUsd ?? 0 }))
      .toSorted((a, b) => b.cost - a.cost)
      .slice(0, 2)
      .map(({ activity, cost }) => `"${activity}" ${whole((100 * cost) / all.microUsd)} %`)
    return `${traffic.name}: ${sorted.join(', ')}`
  })
  return `Dearest: ${sentences.join('; ')}.`
}

const words: Readonly<Record<Item, string>> = {
  'firestore-read': 'documents read',
  'firestore-write': 'documents written',
  'firestore-delete': 'documents deleted (none yet: nothing is removed after its time)',
  invocation: 'invocations',
  'vcpu-second': 'processor time',
  'gib-second': 'memory',
  'idle-vcpu-second': 'processor kept warm',
  'idle-gib-second': 'memory kept warm',
  'egress-gib': 'data sent out',
  'log-gib': 'logs',
  schedule: 'scheduled jobs',
  'secret-version': 'secrets kept',
  'secret-access': 'secrets read',
}
