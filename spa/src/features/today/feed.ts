import type { LiveRow } from '../../lib/live/row.ts'

/**
 * What the feed shows while the reader is about to act on it: the rows that stood there when they came, each as it is
 * now, so that nothing moves under the hand. `waiting` counts those that have come since.
 */
export function whileHeld<T>(
  stood: readonly LiveRow<T>[],
  current: readonly LiveRow<T>[],
): Readonly<{ shown: readonly LiveRow<T>[]; waiting: number }> {
  const now = new Map(current.map((row) => [row.id, row]))
  const known = new Set(stood.map(({ id }) => id))
  return {
    shown: stood.map((row) => now.get(row.id) ?? row),
    waiting: current.filter(({ id }) => !known.has(id)).length,
  }
}
