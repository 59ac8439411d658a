import { engine } from './engine/engine.ts'
import type { DocumentKind } from './kernel.ts'
import { stateDocuments } from './state.ts'

/** Every collection there is, by the name of its kind. */
export const documentKinds: Readonly<Record<string, DocumentKind>> = {
  ...stateDocuments,
  ...engine.documents,
}

/** Every collection there is. Rules, their tests, indexes and the reference are made from this list. */
export const documents: readonly DocumentKind[] = Object.values(documentKinds)

/** Every collection that can hold personal data, with purpose and retention. */
export const personalDataDocuments = documents.filter(({ personal }) => personal.length > 0)
