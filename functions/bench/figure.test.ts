import { describe, expect, test } from 'vitest'
import { comparedFigure, Figure, plainFigure, ratioFigure } from './figure.ts'

const rounds = [
  { value: 10, baseline: 5 },
  { value: 30, baseline: 10 },
  { value: 20, baseline: 20 },
  { value: 50, baseline: 10 },
  { value: 40, baseline: 10 },
]
const values = rounds.map(({ value }) => value)

describe('a figure', () => {
  test('is the median of its rounds, and gives the least and the most of them', () => {
    expect(plainFigure('start-ms', { unit: 'ms', values }, { atMost: 30 })).toEqual({
      name: 'start-ms',
      value: 30,
      unit: 'ms',
      baseline: null,
      ratio: null,
      min: 10,
      max: 50,
      rounds: 5,
      target: '<= 30',
      met: true,
    })
  })

  test('is compared with the baseline of the same round, one by one', () => {
    expect(ratioFigure('rate', { unit: 'orders/s', rounds }, { atLeast: 3.5 })).toMatchObject({
      value: 30,
      baseline: 10,
      ratio: 3,
      target: 'ratio >= 3.5',
      met: false,
    })
  })

  test('that is only shown beside a baseline is judged by itself', () => {
    expect(comparedFigure('paint-ms', { unit: 'ms', rounds }, { atMost: 29 })).toMatchObject({
      ratio: 3,
      target: '<= 29',
      met: false,
    })
  })

  test.each(['ms', 'orders/s', 'documents/s', 'frames/s'] as const)(
    'in %s is no figure below five rounds',
    (unit) => {
      const measure = () => plainFigure('start', { unit, values: values.slice(1) }, { atMost: 30 })
      expect(measure).toThrow('start: 4 rounds, and it needs 5')
    },
  )

  test('that is counted needs one round', () => {
    const figure = plainFigure('reads-per-order', { unit: 'reads', values: [3.456] }, { atMost: 4 })
    expect(figure).toMatchObject({ value: 3.46, min: 3.46, max: 3.46, rounds: 1 })
    expect(() => plainFigure('reads', { unit: 'reads', values: [] }, { atMost: 4 })).toThrow('0 rounds')
  })

  test('is one line of JSON that reads back as it was', () => {
    const figure = ratioFigure('rate', { unit: 'orders/s', rounds }, { atLeast: 2 })
    expect(Figure.parse(JSON.parse(JSON.stringify(figure)))).toEqual(figure)
    expect(Object.keys(figure).slice(0, 8).join()).toBe('name,value,unit,baseline,ratio,min,max,rounds')
  })
})
