import type { QuantityFormula } from '@fluxori/contract/channels/channels'
import { formatCount, formatShare } from '../format/format.ts'
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

/** What a connection shows of the stock: said, changed and previewed. */
export const formulaMessages = {
  title: 'Quantity shown',
  inWords: formulaInWords,
  edit: {
    title: (name: string) => `Quantity shown on ${name}`,
    max: 'Never more than',
    maxHint: 'Empty: no limit.',
    maxInvalid: 'Give a whole number up to a million, or nothing',
    safety: 'Keep back for safety',
    safetyHint: 'Units for counting errors.',
    buffer: 'Keep back for sales on their way',
    bufferHint: 'Units that may sell before the channel hears of it.',
    share: 'Share of the rest',
    shareHint: 'In per cent, up to two decimals.',
    unitsInvalid: 'Give a whole number from 0 to a million',
    shareInvalid: 'Give 0 to 100, with two decimals at most',
    submit: 'Change what is shown',
    saved: (name: string) => `${name} shows stock by the new rule`,
    undoLabel: (name: string) => `Back to the rule of before on ${name}`,
    label: (name: string) => `Change what ${name} shows`,
    same: 'This is the rule as it stands.',
  },
  preview: {
    title: 'What would change',
    reading: 'Reading listings and their stock',
    failed: 'The listings could not be read, so there is no preview. The rule can be saved all the same.',
    summary: (changes: number, looked: number, all: number | null) => {
      const of =
        all === null || all <= looked
          ? `of ${counted(looked, 'listing', 'listings')}`
          : `of the first ${formatCount(looked)} of ${formatCount(all)} listings`
      return changes === 0 ? `None ${of} would change.` : `${formatCount(changes)} ${of} would change.`
    },
    asOf: (time: string) => `As of ${time}.`,
    unknown: (count: number) =>
      `${counted(count, 'kit or listing', 'kits and listings')} can be worked out only when you save.`,
    invalid: 'Put the fields right to see what would change.',
    more: 'Look at more listings',
    listing: 'Listing',
    available: 'Available',
    now: 'Now',
    then: 'Then',
    none: 'No listing is here yet.',
  },
}
