import { expect, test } from 'vitest'
import { gapsOf } from './rule-coverage.ts'
import type { Coverage } from './rule-coverage.ts'

const content = 'allow read: if may();'
const reportOf = (values: readonly unknown[], text = 'may()'): Coverage => {
  const start = content.indexOf(text)
  const sourcePosition = {
    line: 1,
    column: start + 1,
    currentOffset: start,
    endOffset: start + text.length - 1,
  }
  return {
    rules: { files: [{ content }] },
    report: [{ sourcePosition, values: values.map((value) => ({ value })) }],
  }
}
const [yes, no, error] = [
  { boolValue: true },
  { boolValue: false },
  { undefined: { causeMessage: 'no document' } },
]

test.each([
  { name: 'seen to allow and to refuse is covered', values: [yes, no], gaps: [] },
  { name: 'that only ever allowed is a gap', values: [yes], gaps: ['never was false'] },
  { name: 'that only ever refused is a gap', values: [no, error], gaps: ['never was true'] },
  { name: 'that allowed or ended in an error is a gap', values: [yes, error], gaps: ['never was false'] },
  { name: 'that only ended in errors is a gap', values: [error], gaps: ['never had a value'] },
  { name: 'that no request reached is a gap', values: [], gaps: ['never had a value'] },
])('a condition $name', ({ values, gaps }) => {
  expect(gapsOf(reportOf(values))).toEqual(gaps.map((gap) => `line 1, column 16: \`may()\` ${gap}`))
})

test('an expression that is no condition needs only a value', () => {
  expect(gapsOf(reportOf([{ stringValue: 'active' }]))).toEqual([])
})

test('conditions within a condition are looked at too', () => {
  const inner = reportOf([yes]).report
  const outer = reportOf([yes, no], 'if may()')
  const report = outer.report.map((node) => ({ ...node, children: inner }))
  expect(gapsOf({ ...outer, report })).toEqual(['line 1, column 16: `may()` never was false'])
})
