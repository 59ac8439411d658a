import type { Firestore } from '@google-cloud/firestore'

/** One measured figure, with the baseline of the same run that it is compared with. */
export type Figure = Readonly<{
  name: string
  value: number
  unit: string
  baseline: number | null
  ratio: number | null
  target: string
  met: boolean
}>

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

/** A figure that is judged by its ratio to the baseline of the same run. */
export function ratioFigure(
  name: string,
  { value, baseline, unit }: Readonly<{ value: number; baseline: number; unit: string }>,
  bound: Bound,
): Figure {
  const ratio = value / baseline
  const numbers = { value: rounded(value), baseline: rounded(baseline), ratio: rounded(ratio) }
  return { name, unit, ...numbers, target: `ratio ${words(bound)}`, met: holds(bound, ratio) }
}

/** A figure that is judged by itself. */
export const plainFigure = (name: string, value: number, unit: string, bound: Bound): Figure => ({
  name,
  value: rounded(value),
  unit,
  baseline: null,
  ratio: null,
  target: words(bound),
  met: holds(bound, value),
})

/** A figure that is judged by itself and told beside a baseline of the same run. */
export const comparedFigure = (
  name: string,
  { value, baseline, unit }: Readonly<{ value: number; baseline: number; unit: string }>,
  bound: Bound,
): Figure => ({
  ...plainFigure(name, value, unit, bound),
  baseline: rounded(baseline),
  ratio: rounded(value / baseline),
})

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
