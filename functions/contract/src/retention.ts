import { JournalEntry } from './engine/journal.ts'
import { Instant, type DocumentKind, type Keep } from './kernel.ts'

/** Until when a field with personal data is kept (`*`: the whole document). Null while that time has no known end. */
export type Retention = Readonly<{ field: string; until: Instant | null }>

/** Documents that one stands below, by the name of their id in its path. */
type Above = Readonly<Record<string, unknown>>

/**
 * Until when what a document holds of persons is kept, by its declaration; nothing for one that holds none. `above` is
 * needed where years begin with an instant of a document above: `{ order }` for a customer. What has not begun, or has
 * no instant to begin with, has no end: nothing may be erased for want of a date.
 */
export const retentionOf = (kind: DocumentKind, document: unknown, above: Above = {}): readonly Retention[] =>
  kind.personal.map(({ field, keep }) => ({ field, until: endOf(keep, document, above) }))

function endOf(keep: Keep, document: unknown, above: Above): Instant | null {
  if (keep === 'until-applied') return whenDone(document)
  const { from, years, once } = keep
  if (once !== undefined && valueAt(document, once.field) !== once.is) return null
  const began = Instant.safeParse(valueAt(document, from) ?? valueAt(above, from))
  return began.success ? yearsAfter(began.data, years) : null
}

/** A command that failed waits for a person, who may have it tried again. */
function whenDone(document: unknown): Instant | null {
  const entry = JournalEntry.pick({ state: true, appliedAt: true }).safeParse(document)
  return entry.data?.state === 'applied' || entry.data?.state === 'refused' ? entry.data.appliedAt : null
}

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null ? new Map(Object.entries(at)).get(name) : undefined,
      value,
    )

/** The same time of the same day; 29 February becomes 1 March, so that nothing is kept too short. */
function yearsAfter(instant: Instant, years: number): Instant {
  const date = new Date(instant)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString()
}
