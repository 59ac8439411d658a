import { expect, test } from 'vitest'
import { formulaOf, isSameFormula, valuesOf, type FormulaValues } from './formula-form.ts'

const whole = { max: null, safety: 0, shareBps: 10_000, buffer: 0 }
const typed: FormulaValues = { max: '', safety: 0, sharePercent: 100, buffer: 0 }

test.each([
  ['everything', typed, whole],
  ['no more than a maximum', { ...typed, max: 25 }, { ...whole, max: 25 }],
  ['nothing, by a maximum of nothing', { ...typed, max: 0 }, { ...whole, max: 0 }],
  ['a share in per cent', { ...typed, sharePercent: 80 }, { ...whole, shareBps: 8000 }],
  ['a share that no binary fraction has', { ...typed, sharePercent: 33.33 }, { ...whole, shareBps: 3333 }],
  ['a share of a fraction of a per cent', { ...typed, sharePercent: 0.07 }, { ...whole, shareBps: 7 }],
  ['less safety and buffer', { ...typed, safety: 2, buffer: 1 }, { ...whole, safety: 2, buffer: 1 }],
])('a formula is typed that shows %s', (_, values, formula) => {
  expect(formulaOf(values)).toEqual({ ok: true, formula })
})

test.each([
  ['no safety', { ...typed, safety: '' }, ['safety']],
  ['no share', { ...typed, sharePercent: '' }, ['sharePercent']],
  ['half a unit', { ...typed, buffer: 0.5 }, ['buffer']],
  ['less than nothing', { ...typed, max: -1 }, ['max']],
  ['more than all', { ...typed, sharePercent: 101 }, ['sharePercent']],
  ['a share finer than a hundredth of a per cent', { ...typed, sharePercent: 33.333 }, ['sharePercent']],
  ['more than a million', { ...typed, safety: 1_000_001 }, ['safety']],
  ['two things at once', { ...typed, safety: '', buffer: -1 }, ['safety', 'buffer']],
] as const)('%s is said at its field', (_, values, faults) => {
  const read = formulaOf(values)
  expect(read.ok ? [] : [...read.faults]).toEqual(faults)
})

test('a formula comes out of the form as it went in', () => {
  const formula = { max: 50, safety: 2, shareBps: 8050, buffer: 1 }
  expect(formulaOf(valuesOf(formula))).toEqual({ ok: true, formula })
  expect(formulaOf(valuesOf(whole))).toEqual({ ok: true, formula: whole })
})

test('formulas are the same when every part is', () => {
  expect(isSameFormula(whole, { ...whole })).toBe(true)
  expect(isSameFormula(whole, { ...whole, max: 0 })).toBe(false)
})
