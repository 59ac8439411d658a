import { expect, test } from 'vitest'
import { formulaMessages } from '../../lib/messages/channel-formula.ts'

const formula = { max: null, safety: 0, shareBps: 10_000, buffer: 0 }

test.each([
  [formula, 'Shows all that is available.'],
  [{ ...formula, max: 50 }, 'Shows all that is available, never more than 50.'],
  [
    { max: 50, safety: 2, shareBps: 8000, buffer: 1 },
    'Shows 80% of what is left after keeping back 2 for safety and 1 for sales on their way, never more than 50.',
  ],
])('the quantity formula %j is said in words in the order in which it is worked out', (given, words) => {
  expect(formulaMessages.inWords(given)).toBe(words)
})
