import type { Alert } from '@fluxori/contract/alerts'
import { units } from './count.ts'

type Facts = Alert['facts']

const text = (facts: Facts, name: string, otherwise: string) => {
  const fact = facts[name]
  return fact === undefined || fact === null || fact === '' ? otherwise : String(fact)
}
const number = (facts: Facts, name: string) => {
  const fact = facts[name]
  return typeof fact === 'number' ? fact : 0
}
const some = (facts: Facts, otherwise: string) =>
  number(facts, 'units') > 0 ? units(number(facts, 'units')) : otherwise

type Words = Readonly<{ title: (facts: Facts, subject: string) => string; todo: string }>

/** What happened, and what to do about it. A fact that is missing is left out, never invented. */
const kinds: Readonly<Record<Alert['kind'], Words>> = {
  oversold: {
    title: (facts, subject) => `Order ${text(facts, 'number', subject)} is short of ${some(facts, 'stock')}`,
    todo: 'Get stock and reserve it, or cancel what you cannot deliver.',
  },
  unmapped: {
    title: (facts, subject) =>
      `Order ${text(facts, 'number', subject)} holds a product Fluxori does not know`,
    todo: 'Say which of your products it is. Until then stock is held on the likely one, if there is one.',
  },
  'cancelled-after-shipping': {
    title: (facts, subject) =>
      `Order ${text(facts, 'number', subject)} was cancelled after ${some(facts, 'units')} had left`,
    todo: 'Call the parcel back or agree a return with the buyer.',
  },
  'shipped-without-stock': {
    title: (facts) => `${text(facts, 'sku', 'Something')} was shipped without stock being there`,
    todo: 'Count it: what stands on the shelf is not what Fluxori believes.',
  },
  'command-failed': {
    title: () => 'A change could not be carried out',
    todo: 'It was set aside and stopped nothing else. Ask support with the reference below.',
  },
  'unreadable-message': {
    title: (facts, subject) => `A message of ${text(facts, 'channel', subject)} could not be read`,
    todo: 'It was kept. The order is read again from the channel at the next look.',
  },
  'channel-down': {
    title: (facts, subject) => `${text(facts, 'channel', subject)} does not answer`,
    todo: 'Fluxori keeps trying. Check the shop and its keys if it lasts.',
  },
  'listing-rejected': {
    title: (facts, subject) => `The channel refused the stock of ${text(facts, 'sku', subject)}`,
    todo: 'Check the listing on the channel: it may be closed or gone. Other listings are not affected.',
  },
  drift: {
    title: (facts, subject) => `${text(facts, 'sku', subject)} shows another quantity than was sent`,
    todo: 'Somebody may edit stock on the channel itself. Change it here only.',
  },
  'invariant-broken': {
    title: (facts, subject) => `The figures of ${text(facts, 'sku', subject)} do not add up`,
    todo: 'Do not act on this number yet. Ask support with the reference below.',
  },
}

export const alertMessages = {
  title: 'Needs you',
  listLabel: 'Open cases, newest first',
  kinds,
  open: {
    order: 'Open order',
    listing: 'See channels',
    channel: 'See channel',
    sku: 'See stock',
    command: '',
  },
  openLabel: (action: string, title: string) => `${action}: ${title}`,
  reference: (id: string) => `Reference ${id}`,
  emptyTitle: 'Nothing needs you',
  emptyText: 'When an order is short, a channel stops answering or a product is unknown, it is told here.',
}
