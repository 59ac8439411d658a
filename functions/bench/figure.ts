import type { Firestore } from '@google-cloud/firestore'
import { z } from 'zod'

/** What is clocked, and differs from round to round. */
const Timing = z.enum(['ms', 'orders/s', 'documents/s', 'frames/s'])
/** What is counted, and is the same in every round. */
const Amount = z.enum(['reads', 'writes', 'KB'])

/**
 * One measured figure: the median of its rounds, the least and the most of them, and the baseline that it is compared
 * with. An amount is counted in a single round.
 */
export const Figure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.union([Timing, Amount]),
  baseline: z.number().nullable(),
  /** The median of the rounds' ratios. */
  ratio: z.number().nullable(),
  min: z.number(),
  max: z.number(),
  rounds: z.int().min(1),
  target: z.string(),
  met: z.boolean(),
})
export type Figure = Readonly<z.infer<typeof Figure>>

/** What one round measured, and the baseline taken in the same round. */
export type Round = Readonly<{ value: number; baseline: number }>

type Values = Readonly<{ unit: Figure['unit']; values: readonly number[] }>
type Rounds = Readonly<{ unit: Figure['unit']; rounds: readonly Round[] }>

/** How a figure is measured. `names` are what `npm run bench -- NAME` takes. */
export type Bench = Readonly<{ names: readonly string[]; measure: (lab: Lab) => Promise<readonly Figure[]> }>

/** Where measuring happens: a Firestore emulator of its own. */
export type Lab = Readonly<{
  newFirestore: () => Firestore
  /** Empties the emulator, so that no round is slowed down by what the ones before it left. */
  clear: () => Promise<void>
}>

type Bound = Readonly<{ atLeast: number } | { atMost: number }>

const holds = (bound: Bound, value: number): boolean =>
  'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost
const words = (bound: Bound): string => ('atLeast' in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`)
const rounded = (value: number): number => Math.round(value * 100) / 100

/** A figure that is judged by itself. A timing needs five rounds: fewer are a fault of the bench. */
export function plainFigure(name: string, { unit, values }: Values, bound: Bound): Figure {
  const fewest = Timing.safeParse(unit).success ? 5 : 1
  if (values.length < fewest) throw new Error(`${name}: ${values.length} rounds, and it needs ${fewest}`)
  const value = median(values)
  return {
    name,
    value: rounded(value),
    unit,
    baseline: null,
    ratio: null,
    min: rounded(Math.min(...values)),
    max: rounded(Math.max(...values)),
    rounds: values.length,
    target: words(bound),
    met: holds(bound, value),
  }
}

/** A figure that is judged by itself and shown beside a baseline of the same rounds. */
export const comparedFigure = (name: string, { unit, rounds }: Rounds, bound: Bound): Figure => ({
  ...plainFigure(name, { unit, values: rounds.map(({ value }) => value) }, bound),
  baseline: rounded(median(rounds.map(({ baseline }) => baseline))),
  ratio: rounded(ratioOf(rounds)),
})

/** A figure that is judged by its ratio to the baseline of the same rounds. */
export const ratioFigure = (name: string, measured: Rounds, bound: Bound): Figure => ({
  ...comparedFigure(name, measured, bound),
  target: `ratio ${words(bound)}`,
  met: holds(bound, ratioOf(measured.rounds)),
})

const ratioOf = (rounds: readonly Round[]): number =>
  median(rounds.map(({ value, baseline }) => value / baseline))

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 0 ? (low + high) / 2 : high
}

/** The value that 95 of 100 do not exceed (nearest rank). */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
