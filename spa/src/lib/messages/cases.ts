import type { Case } from '@fluxori/contract/engine/cases'
import { counted, units } from './count.ts'

type Facts = Case['facts']

const text = (facts: Facts, name: string, otherwise: string) => {
  const fact = facts[name]
  return fact === undefined || fact === null || fact === '' ? otherwise : String(fact)
}
const number = (facts: Facts, name: string) => {
  const fact = facts[name]
  return typeof fact === 'number' ? fact : null
}
const some = (facts: Facts, otherwise: string) => {
  const count = number(facts, 'units')
  return count !== null && count > 0 ? units(count) : otherwise
}

type Words = Readonly<{
  /** The kind, as a filter calls it. */
  name: string
  /** What happened. */
  title: (facts: Facts, subject: string) => string
  /** What it means. */
  means: (facts: Facts) => string
  todo: string
}>

const driftOf = (facts: Facts) => {
  const [seen, expected] = [number(facts, 'seen'), number(facts, 'expected')]
  return seen === null || expected === null ? null : { seen, expected }
}

/** What happened, what it means and what to do about it. A fact that is missing is left out, never invented. */
const kinds: Readonly<Record<Case['kind'], Words>> = {
  oversold: {
    name: 'Oversold',
    title: (facts, subject) => `Order ${text(facts, 'number', subject)} is short of ${some(facts, 'stock')}`,
    means: (facts) => `${text(facts, 'channel', 'The channel')} sold what you do not have. The buyer waits.`,
    todo: 'Get stock and reserve it, ship what is there, or cancel.',
  },
  unmapped: {
    name: 'Unknown product',
    title: (facts, subject) =>
      `Order ${text(facts, 'number', subject)} holds a product Fluxori does not know`,
    means: () => 'It cannot be shipped yet. Stock is held only if its SKU looks like one of yours.',
    todo: 'Say which product it is. It counts for every later order of that listing too.',
  },
  'cancelled-after-shipping': {
    name: 'Cancelled too late',
    title: (facts, subject) =>
      `Order ${text(facts, 'number', subject)} was cancelled after ${some(facts, 'units')} had left`,
    means: () => 'The sale is gone, the goods are on the road.',
    todo: 'Call the parcel back or agree a return. Receive the units when they are here again.',
  },
  'shipped-without-stock': {
    name: 'Shipped without stock',
    title: (facts) =>
      `${some(facts, 'Units')} of ${text(facts, 'sku', 'a product')} left without stock being there`,
    means: () => 'What stands on the shelf is not what Fluxori believes.',
    todo: 'Count this SKU.',
  },
  'command-failed': {
    name: 'Failed change',
    title: () => 'A change could not be carried out',
    means: () => 'It was set aside and stopped nothing else. Nothing of it was done.',
    todo: 'Send the reason and the reference to support.',
  },
  'unreadable-message': {
    name: 'Unreadable message',
    title: (facts, subject) => `A message of ${text(facts, 'channel', subject)} could not be read`,
    means: () => 'It was kept. Orders are read again at the next look, so most come in all the same.',
    todo: 'Check that the order is here. If it is not, send the reason and the reference to support.',
  },
  'channel-down': {
    name: 'Channel down',
    title: (facts, subject) => `${text(facts, 'channel', subject)} does not answer`,
    means: () => 'Its orders come in late and it shows old stock. Fluxori keeps trying.',
    todo: 'Check the shop and its keys if it lasts.',
  },
  'listing-rejected': {
    name: 'Refused listing',
    title: (facts, subject) =>
      `${text(facts, 'channel', 'The channel')} refused the stock of ${text(facts, 'sku', subject)}`,
    means: () => 'It shows an old quantity there. Other listings are not affected.',
    todo: 'Check the listing on the channel: it may be closed or gone.',
  },
  drift: {
    name: 'Drift',
    title: (facts, subject) => {
      const drift = driftOf(facts)
      const sku = text(facts, 'sku', subject)
      const channel = text(facts, 'channel', 'Its channel')
      return drift === null
        ? `${channel} shows another quantity of ${sku} than was sent`
        : `${channel} shows ${drift.seen} of ${sku}; ${drift.expected} were sent`
    },
    means: () => 'Somebody, or another app, edits stock on the channel. Sending it again did not help.',
    todo: 'Find out who edits it there. Change stock here only.',
  },
  'invariant-broken': {
    name: 'Wrong figures',
    title: (facts, subject) => `The figures of ${text(facts, 'sku', subject)} do not add up`,
    means: () => 'Two of Fluxori’s own numbers disagree. Nothing was changed.',
    todo: 'Do not act on this number yet. Send the reason and the reference to support.',
  },
}

/** The facts with the channel's name in place of its id. */
const named = (facts: Facts, channelName: (id: string) => string): Facts =>
  typeof facts['channel'] === 'string' ? { ...facts, channel: channelName(facts['channel']) } : facts

export const caseMessages = {
  title: 'Needs you',
  listLabel: 'Open cases, newest first',
  kinds,
  /** What happened, with names as the merchant gave them. */
  titleOf: ({ kind, facts, subject }: Case, channelName: (id: string) => string): string =>
    kinds[kind].title(
      named(facts, channelName),
      subject.kind === 'channel' ? channelName(subject.id) : subject.id,
    ),
  meansOf: ({ kind, facts }: Case, channelName: (id: string) => string): string =>
    kinds[kind].means(named(facts, channelName)),
  show: 'Which cases',
  shown: { open: 'Open', resolved: 'Dealt with lately' },
  filter: 'Kind of case',
  all: 'All kinds',
  of: (action: string, title: string) => `${action}: ${title}`,
  actions: {
    openOrder: 'Open order',
    openSku: 'See stock',
    openChannel: 'See channel',
    reserve: 'Reserve stock',
    ship: 'Ship what is there',
    cancel: 'Cancel order',
    map: 'Choose product',
    count: 'Count it',
    dealtWith: 'Dealt with',
    dealtWithSome: (count: number) => `Dealt with (${count})`,
    reopen: 'Open again',
  },
  reserved: (number: string) => `Order ${number}: stock reserved`,
  stillShort: (number: string) => `Order ${number} is still short: there is not enough free stock`,
  reserveLabel: (number: string) => `Reserve stock for order ${number}`,
  dealt: (count: number) => `${counted(count, 'case', 'cases')} dealt with`,
  dealtLabel: (title: string) => `Dealt with: ${title}`,
  reopenLabel: (title: string) => `Open again: ${title}`,
  reopened: (count: number) => `${counted(count, 'case is', 'cases are')} open again`,
  working: (done: number, all: number) => `${done} of ${all}`,
  onDevice: 'Kept on this device, sent when you are online',
  reason: (detail: string) => `Reason: ${detail}`,
  copy: 'Copy for support',
  copyLabel: (title: string) => `Copy reason and reference for support: ${title}`,
  copied: 'Copied',
  bySystem: 'Closed by itself: its cause was gone',
  loadMore: 'Show older ones',
  emptyTitle: 'Nothing needs you',
  emptyText: 'When an order is short, a channel stops answering or a product is unknown, it is told here.',
  emptyKindTitle: (kind: string) => `No case of “${kind}” is open`,
  emptyKindText: 'Cases of other kinds are still here.',
  emptyKindAction: 'Show all kinds',
  emptyResolvedTitle: 'Nothing was dealt with in the last 30 days',
  emptyResolvedText: 'Who dealt with a case, and when, is told here.',
}
