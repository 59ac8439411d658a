import { expect, test } from 'vitest'
import { exitCodeOf, playwrightCounts, stageOf, summaryOf, vitestCounts } from './test-stages.ts'

const none = { passed: 0, failed: 0, skipped: 0 }

test('the last line of the summary adds up the tests of all stages', () => {
  const stages = [
    stageOf('check', 0, none),
    stageOf('tests', 0, { passed: 40, failed: 0, skipped: 1 }),
    stageOf('browser tests', 0, { passed: 5, failed: 0, skipped: 0 }),
  ]
  expect(summaryOf(stages).split('\n').at(-1)).toBe('45 passed, 0 failed')
  expect(exitCodeOf(stages)).toBe(0)
})

test('a stage that fails without a failed test counts as one failure', () => {
  const stages = [stageOf('check', 2, none), stageOf('tests', 0, { passed: 3, failed: 0, skipped: 0 })]
  expect(summaryOf(stages).split('\n').at(-1)).toBe('3 passed, 1 failed')
})

test('the first stage that failed gives the code, whatever comes after it', () => {
  expect(
    exitCodeOf([stageOf('check', 0, none), stageOf('tests', 3, none), stageOf('browser tests', 1, none)]),
  ).toBe(3)
})

test('failed tests are never a success, even when their program ends with 0', () => {
  expect(exitCodeOf([stageOf('tests', 0, { passed: 9, failed: 1, skipped: 0 })])).toBe(1)
})

test('a browser test that passed only when tried again has failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 3 }
  expect(playwrightCounts({ stats })).toEqual({ passed: 7, failed: 3, skipped: 3 })
})

test('tests that vitest leaves out are neither passed nor failed', () => {
  const report = { numPassedTests: 8, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
  expect(vitestCounts(report)).toEqual({ passed: 8, failed: 1, skipped: 3 })
})
