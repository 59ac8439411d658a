import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { coalesced } from './coalesced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first value is shown at once, a burst after it once, with its newest value', () => {
  const shown: number[] = []
  const { push } = coalesced<number>((value) => shown.push(value))
  push(1)
  expect(shown).toEqual([1])
  ;[2, 3, 4].forEach(push)
  expect(shown).toEqual([1])
  vi.advanceTimersByTime(250)
  expect(shown).toEqual([1, 4])
})

test('a value that comes after a quiet while is shown at once again', () => {
  const shown: number[] = []
  const { push } = coalesced<number>((value) => shown.push(value))
  push(1)
  vi.advanceTimersByTime(1_000)
  push(2)
  expect(shown).toEqual([1, 2])
})

test('what is still waiting when it is stopped is never shown', () => {
  const shown: number[] = []
  const { push, stop } = coalesced<number>((value) => shown.push(value))
  push(1)
  push(2)
  stop()
  vi.advanceTimersByTime(1_000)
  expect(shown).toEqual([1])
})
