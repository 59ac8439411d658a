import type { QuantityFormula } from '@fluxori/contract/channels'
import { formatCount, formatShare } from '../format.ts'
import { counted } from './count.ts'

/** The quantity formula as a merchant would say it. */
function formulaInWords({ max, safety, shareBps, buffer }: QuantityFormula): string {
  const held = [
    safety > 0 ? `${formatCount(safety)} for safety` : '',
    buffer > 0 ? `${formatCount(buffer)} for sales on their way` : '',
  ].filter((part) => part !== '')
  const share = shareBps === 10_000 ? 'all that' : `${formatShare(shareBps)} of what`
  const base = held.length === 0 ? 'is available' : `is left after keeping back ${held.join(' and ')}`
  const most = max === null ? '' : `, never more than ${formatCount(max)}`
  return `Shows ${share} ${base}${most}.`
}

export const channelMessages = {
  title: 'Channels',
  listLabel: 'Connected channels',
  kinds: { shopify: 'Shopify', takealot: 'Takealot', woocommerce: 'WooCommerce' },
  states: {
    working: 'Working',
    paused: 'Paused',
    waiting: 'Waiting to try again',
    trouble: 'In trouble',
    stale: 'Not heard of lately',
  },
  lastOrder: 'Last order',
  lastPoll: 'Last looked for orders',
  lastPublish: 'Last stock sent',
  lag: 'Stock change to channel',
  queued: 'Listings waiting',
  budget: 'Calls left',
  never: 'Never',
  none: 'None',
  notKnown: 'Not known',
  stale: 'Stale',
  staleHint: (seconds: number) =>
    `Expected every ${seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`}.`,
  formula: 'Quantity shown',
  formulaInWords,
  breakerOpen: (failures: number, until: string | null) =>
    `Sending stopped after ${counted(failures, 'failure', 'failures in a row')}${until === null ? '' : `; next try at ${until}`}.`,
  problemAt: (when: string) => `First seen ${when}.`,
  emptyTitle: 'No channel is connected yet',
  emptyText: 'A connected shop or marketplace sends its orders here and shows your stock by itself.',
}
