import { idNamed } from '@fluxori/contract/document-names'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { getDocs } from 'firebase/firestore'
import type { z } from 'zod'
import { liveQuery, type Ids, type LiveSelection } from './query.ts'
import { liveRow, readable } from './row.ts'

/** Reads the documents of a selection once, each by the contract; those that do not fit are left out. */
export async function findOnce<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
  selection: LiveSelection,
): Promise<readonly z.output<S>[]> {
  const { docs } = await getDocs(liveQuery(kind, ids, selection).query)
  return readable(docs.map((found) => liveRow(kind.schema, idNamed(found.id), found.data())))
}
