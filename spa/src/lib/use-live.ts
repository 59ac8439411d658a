import { pathOf, type DocumentKind } from '@fluxori/contract/kernel'
import {
  collection,
  doc,
  limit,
  onSnapshot,
  orderBy,
  query,
  where,
  type WhereFilterOp,
} from 'firebase/firestore'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useConnection } from './connection.ts'
import { firestore } from './firestore.ts'
import { liveRow, type LiveRow } from './live-row.ts'

/** `fromCache`: what the device remembers; the server has not confirmed it (yet). */
export type Live<T> =
  | Readonly<{ status: 'loading' }>
  | Readonly<{ status: 'failed'; detail: string }>
  | Readonly<{ status: 'live'; found: T; fromCache: boolean }>

/** Which documents of a collection. Instants cannot be compared here: they are Timestamps in the store. */
export type LiveSelection = Readonly<{
  where?: readonly (readonly [field: string, comparison: WhereFilterOp, value: string | number | boolean])[]
  orderBy?: readonly [field: string, direction: 'asc' | 'desc']
  limit?: number
}>

type Ids = Readonly<Record<string, string>>
type Listen<T> = (tell: (live: Live<T>) => void) => () => void

/**
 * Keeps a listening alive while subject and size stay the same. When only the size grows, what was found stays on
 * screen until the larger answer comes; another subject starts from nothing.
 */
function useListening<T>(subject: string, size: number, listen: Listen<T>): Live<T> {
  const [heard, setHeard] = useState<Readonly<{ subject: string; live: Live<T> }> | null>(null)
  useEffect(() => {
    const key = `${subject} ${size}`
    const { report, forget } = useConnection.getState()
    const stop = listen((live) => {
      setHeard({ subject, live })
      if (live.status === 'live') report(key, live.fromCache)
    })
    return () => {
      stop()
      forget(key)
    }
    // Subject and size say all that `listen` depends on.
  }, [subject, size])
  return heard?.subject === subject ? heard.live : { status: 'loading' }
}

/** The collection's path: the document's without its own id. */
const collectionPath = (kind: DocumentKind, ids: Ids) =>
  pathOf({ ...kind, path: kind.path.slice(0, kind.path.lastIndexOf('/')) }, ids)

/** Listens to documents of one collection, each read by the contract. A document that does not fit is a broken row. */
export function useLive<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
  selection: LiveSelection = {},
): Live<readonly LiveRow<z.output<S>>[]> {
  const path = collectionPath(kind, ids)
  const { limit: most, ...subject } = selection
  return useListening(`${path} ${JSON.stringify(subject)}`, most ?? 0, (tell) => {
    const conditions = (selection.where ?? []).map(([field, comparison, value]) =>
      where(field, comparison, value),
    )
    const order = selection.orderBy === undefined ? [] : [orderBy(...selection.orderBy)]
    const first = most === undefined ? [] : [limit(most)]
    return onSnapshot(
      query(collection(firestore, path), ...conditions, ...order, ...first),
      { includeMetadataChanges: true },
      ({ docs, metadata, empty }) => {
        // An empty cache that was never filled is not an empty collection.
        if (empty && metadata.fromCache && navigator.onLine) return
        tell({
          status: 'live',
          found: docs.map((found) => liveRow(kind.schema, found.id, found.data())),
          fromCache: metadata.fromCache,
        })
      },
      (error) => tell({ status: 'failed', detail: error.message }),
    )
  })
}

/** Listens to one document; `found` is null when there is none. */
export function useLiveDocument<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
): Live<LiveRow<z.output<S>> | null> {
  const path = pathOf(kind, ids)
  return useListening(path, 1, (tell) =>
    onSnapshot(
      doc(firestore, path),
      { includeMetadataChanges: true },
      (found) => {
        if (!found.exists() && found.metadata.fromCache && navigator.onLine) return
        tell({
          status: 'live',
          found: found.exists() ? liveRow(kind.schema, found.id, found.data()) : null,
          fromCache: found.metadata.fromCache,
        })
      },
      (error) => tell({ status: 'failed', detail: error.message }),
    ),
  )
}
