/** Calendar days, both included. */
export type DaySpan = Readonly<{ from: string; to: string }>

/** That all rollups of a span were read, how many there were, and when (UTC). */
export type KeptDays = DaySpan & Readonly<{ count: number; readAt: string }>

/**
 * What the device remembers of having read exactly these days; null when it was other days, such as yesterday's, or makes
 * no sense.
 */
export function keptDaysFrom(kept: unknown, { from, to }: DaySpan): KeptDays | null {
  if (typeof kept !== 'object' || kept === null) return null
  if (!('from' in kept) || !('to' in kept) || !('count' in kept) || !('readAt' in kept)) return null
  const { count, readAt } = kept
  if (kept.from !== from || kept.to !== to) return null
  if (typeof count !== 'number' || typeof readAt !== 'string' || Number.isNaN(Date.parse(readAt))) return null
  return { from, to, count, readAt }
}
