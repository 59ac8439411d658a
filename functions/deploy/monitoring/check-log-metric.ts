import { LogLine } from '../../src/log/log-line.ts'
import { z } from 'zod'
import type { LogMetric } from './monitoring-module.ts'

/** One comparison of a filter: `jsonPayload.counts.broken>0`. */
type Comparison = Readonly<{ path: readonly string[]; sign: string; value: string | number }>

const severities = ['INFO', 'WARNING', 'ERROR']

/**
 * What is wrong with a log-based metric, in words: lines or fields that no function writes, values that a field cannot
 * have, a measure that is no number. Knows filters of comparisons joined by AND, and none but those.
 */
export function checkLogMetric({ filter, value, labels }: LogMetric): readonly string[] {
  const parts = filter.split(' AND ').map(comparisonIn)
  const comparisons = parts.filter((part) => part !== null)
  if (comparisons.length < parts.length) return [`${filter}: not comparisons joined by AND`]
  const event = comparisons.find(({ path, sign }) => path.join('.') === 'event' && sign === '=')?.value
  const line = LogLine.options.find(({ shape }) => shape.event.value === event)
  if (line === undefined) return [`${filter}: no function writes the line ${event}`]
  return [
    ...comparisons.flatMap((comparison) => wrongIn(line, comparison)),
    ...[...(value === null ? [] : [value]), ...labels].flatMap((name) =>
      fieldAt(line, [name]) === null ? [`${event} has no field ${name}`] : [],
    ),
    ...(value !== null && !takes(line, [value], 1) ? [`${event}: ${value} is no number`] : []),
  ]
}

function comparisonIn(text: string): Comparison | null {
  const found = /^(severity|jsonPayload(?:\.\w+)+)(=|>=|<=|>|<)(?:"([^"]*)"|([A-Z]+)|(-?\d+))$/.exec(text)
  const [, name = '', sign = '', quoted, word, number] = found ?? []
  if (found === null) return null
  const value = quoted ?? word ?? Number(number)
  return { path: name === 'severity' ? [name] : name.split('.').slice(1), sign, value }
}

type Line = (typeof LogLine.options)[number]

function wrongIn(line: Line, { path, sign, value }: Comparison): readonly string[] {
  const name = path.join('.')
  const event = line.shape.event.value
  if (name === 'severity') return severities.includes(String(value)) ? [] : [`there is no severity ${value}`]
  if (fieldAt(line, path) === null) return [`${event} has no field ${name}`]
  if (!takes(line, path, value)) return [`${event}: ${name} is never ${value}`]
  return sign !== '=' && typeof value !== 'number'
    ? [`${event}: ${name} ${sign} ${value} compares words`]
    : []
}

/** The schema of a field; null when the line has none of that name. What is optional counts as there. */
function fieldAt(line: Line, [name = '', ...rest]: readonly string[]): z.ZodType | null {
  const shape: Readonly<Record<string, z.ZodType>> = line.shape
  const field = shape[name]
  if (field === undefined) return null
  const present = field instanceof z.ZodOptional ? field.unwrap() : field
  if (rest.length === 0) return present instanceof z.ZodType ? present : null
  return present instanceof z.ZodRecord && rest.length === 1 && present.valueType instanceof z.ZodType
    ? present.valueType
    : null
}

const takes = (line: Line, path: readonly string[], value: string | number): boolean =>
  fieldAt(line, path)?.safeParse(value).success ?? false
