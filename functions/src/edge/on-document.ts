import type { DocumentKind } from '@fluxori/contract/kernel'
import type { Services } from '../services.ts'
import { needed, type CloudFunction, type DocumentEvent, type Needs } from './cloud-function.ts'
import { logged } from './log.ts'

/** The document that an event is about: its ids by the names in the path. What it holds is read: events come late. */
export type Rung = Readonly<{ ids: Readonly<Record<string, string>>; services: Services }>

type Description = Readonly<{ name: string; summary: string }>
type DocumentFunction = (
  description: Description,
  kind: DocumentKind,
  act: (rung: Rung) => Promise<string>,
  needs?: Needs,
) => CloudFunction

/**
 * A Cloud Function that an event of a document starts. Events come at least once, late and in any order, so what it
 * does must be harmless twice; what it throws is tried again by the platform for a day.
 */
const onDocument =
  (event: DocumentEvent): DocumentFunction =>
  ({ name, summary }, { path }, act, needs = {}) => ({
    name,
    summary,
    trigger: { kind: 'document', event, path },
    ...needed(needs),
    roles: [],
    answer: {
      kind: 'event',
      run: async (services, documentPath) => {
        const ids = idsIn(path, documentPath)
        if (ids === null) return
        const merchant = ids['merchant'] ?? ''
        await logged({ operation: name, merchant }, async () => ({ outcome: await act({ ids, services }) }))
      },
    },
  })

/** Started by a document that is new, and not by what is changed in it later. */
export const onCreated = onDocument('created')

/** Started by a document that is new, changed or removed; by the function's own changes too. */
export const onWritten = onDocument('written')

/** The ids in a document's path, by their names in the pattern; null when the path is another's. */
export function idsIn(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [names, parts] = [pattern.split('/'), path.split('/')]
  if (names.length !== parts.length) return null
  const ids: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith('{')) ids[name.slice(1, -1)] = part
    else if (name !== part) return null
  }
  return ids
}
