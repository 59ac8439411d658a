import { expect, test } from 'vitest'
import { afterPress, pressOf } from './sequence.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test.each([
  [{ ...plain, key: 'j' }, 'j'],
  [{ ...plain, key: 'X', shiftKey: true }, 'Shift+X'],
  [{ ...plain, key: '?', shiftKey: true }, 'Shift+?'],
  [{ ...plain, key: '/', shiftKey: true }, '/'],
  [{ ...plain, key: 'k', ctrlKey: true }, '$mod+k'],
  [{ ...plain, key: 'K', metaKey: true }, '$mod+k'],
  [{ ...plain, key: 'Shift', shiftKey: true }, null],
  [{ ...plain, key: 'e', altKey: true }, null],
])('%j is %s', (event, press) => {
  expect(pressOf(event)).toBe(press)
})

const known = ['j', 'c', 'g o', 'g c', 'g s']

test.each([
  [['j'], ['j']],
  [['g', 'o'], ['g o']],
  [['g', 'c'], ['g c']],
  [
    ['g', 's', 'g', 'o'],
    ['g s', 'g o'],
  ],
  [['g', 'j'], ['j']],
  [['g', 'g', 'o'], ['g o']],
  [['q'], []],
])('pressing %j carries out %j', (presses, ran) => {
  const done: string[] = []
  let begun: string | null = null
  presses.forEach((press) => {
    const after = afterPress(begun, press, known)
    begun = after.begun
    if (after.run !== null) done.push(after.run)
  })
  expect(done).toEqual(ran)
})
