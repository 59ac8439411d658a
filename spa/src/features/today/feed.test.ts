import { expect, test } from 'vitest'
import { whileHeld } from './feed.ts'

const row = (id: string, value = 1) => ({ id, value })

test('rows that arrive while the feed is held wait, and those that left it stay', () => {
  const { shown, waiting } = whileHeld([row('b'), row('a')], [row('d'), row('c'), row('b')])
  expect(shown.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(waiting).toBe(2)
})

test('a row that changes while the feed is held is shown as it is now', () => {
  expect(whileHeld([row('b'), row('a')], [row('b', 2), row('a')]).shown).toEqual([row('b', 2), row('a')])
})
