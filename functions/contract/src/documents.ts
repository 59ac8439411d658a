import { polls, publishing } from './engine/channel-work.ts'
import { checks, journal, leases } from './engine/journal.ts'
import type { DocumentKind } from './kernel.ts'
import { stateDocuments } from './state.ts'

/** Every collection there is. `firestore.rules` and its tests are held against this list. */
export const documents: readonly DocumentKind[] = [
  ...Object.values(stateDocuments),
  ...[checks, journal, leases, polls, publishing],
]

/** Every collection that can hold personal data, with purpose and retention. */
export const personalDataDocuments = documents.filter(({ personal }) => personal.length > 0)
