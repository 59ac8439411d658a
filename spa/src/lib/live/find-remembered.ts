import { idNamed } from '@fluxori/contract/document-names'
import { pathOf, type DocumentKind } from '@fluxori/contract/kernel'
import { doc, getDocFromCache } from 'firebase/firestore'
import type { z } from 'zod'
import { firestore } from '../firebase/firestore.ts'
import type { Ids } from './query.ts'
import { liveRow } from './row.ts'

/** What the device remembers of one document, for nothing: the server is not asked. Null when nothing that fits. */
export async function findRemembered<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
): Promise<z.output<S> | null> {
  try {
    const found = await getDocFromCache(doc(firestore, pathOf(kind, ids)))
    const row = found.exists() ? liveRow(kind.schema, idNamed(found.id), found.data()) : null
    return row === null || 'broken' in row ? null : row.value
  } catch {
    // Firestore throws where the device has never seen it: there is nothing to remember.
    return null
  }
}
