import { idNamed } from '@fluxori/contract/document-names'
import { pathOf, type DocumentKind } from '@fluxori/contract/kernel'
import {
  collection,
  limit,
  onSnapshot,
  orderBy,
  query as queryOf,
  Timestamp,
  where,
  type Query,
  type QueryDocumentSnapshot,
  type QuerySnapshot,
  type WhereFilterOp,
} from 'firebase/firestore'
import type { z } from 'zod'
import { firestore } from '../firebase/firestore.ts'
import { noteAnswered, wasAnsweredBefore } from './answered-before.ts'
import { liveRow, type LiveRow } from './row.ts'

export type Ids = Readonly<Record<string, string>>

/** What a field is compared with. An instant is a Timestamp in the store. */
type Compared = string | number | boolean | null | readonly string[] | Readonly<{ instant: string }>

export type Condition = readonly [field: string, comparison: WhereFilterOp, value: Compared]

/** Which documents of a collection, in which order. */
export type LiveSelection = Readonly<{
  where?: readonly Condition[]
  orderBy?: readonly [field: string, direction: 'asc' | 'desc']
  limit?: number
  /** `device`: only what the device remembers, at no read; nobody says when it changes on the server. */
  source?: 'server' | 'device'
}>

const stored = (value: Compared): unknown =>
  typeof value === 'object' && value !== null && 'instant' in value
    ? Timestamp.fromDate(new Date(value.instant))
    : value

/** The collection's path: the document's without its own id. */
const collectionPath = (kind: DocumentKind, ids: Ids) =>
  pathOf({ ...kind, path: kind.path.slice(0, kind.path.lastIndexOf('/')) }, ids)

/** The query of a selection, and a text that is the same for the same one. */
export function liveQuery(
  kind: DocumentKind,
  ids: Ids,
  selection: LiveSelection,
): Readonly<{ subject: string; query: Query }> {
  const path = collectionPath(kind, ids)
  const conditions = (selection.where ?? []).map(([field, comparison, value]) =>
    where(field, comparison, stored(value)),
  )
  const order = selection.orderBy === undefined ? [] : [orderBy(...selection.orderBy)]
  const first = selection.limit === undefined ? [] : [limit(selection.limit)]
  return {
    subject: `${path} ${JSON.stringify(selection)}`,
    query: queryOf(collection(firestore, path), ...conditions, ...order, ...first),
  }
}

/** What a query found, as it stands now. */
export type Answer<T> = Readonly<{
  rows: readonly LiveRow<T>[]
  /** What the device remembers; the server has not confirmed it (yet). */
  fromCache: boolean
  snapshot: QuerySnapshot
  /** Documents that left the query's answer with this change. */
  gone: readonly QueryDocumentSnapshot[]
}>

/** How a query is listened to. */
export type Listening = Readonly<{
  query: Query
  /** The same for the same query, also after a reload. */
  subject: string
  source?: LiveSelection['source']
}>

/** A query that is new to the device waits so long for the server before it shows what other queries brought. */
const patienceMs = 3_000

/**
 * Listens to a query and reads every document by the contract, each only when it changes: rows that stay the same are
 * the same objects, so that screens draw only what moved. Answers how to stop.
 */
export function listenRows<S extends z.ZodType>(
  kind: DocumentKind<S>,
  { query, subject, source = 'server' }: Listening,
  onAnswer: (answer: Answer<z.output<S>>) => void,
  failed: (detail: string) => void,
): () => void {
  const onDevice = source === 'device'
  const known = new Map<string, LiveRow<z.output<S>>>()
  let patient = !onDevice && !wasAnsweredBefore(subject)
  let latest: QuerySnapshot | null = null
  const show = (snapshot: QuerySnapshot) => {
    const changes = snapshot.docChanges()
    onAnswer({
      rows: snapshot.docs.flatMap(({ id }) => known.get(id) ?? []),
      fromCache: snapshot.metadata.fromCache && !onDevice,
      snapshot,
      gone: changes.filter(({ type }) => type === 'removed').map((change) => change.doc),
    })
  }
  const endPatience = () => {
    patient = false
    if (latest !== null) show(latest)
  }
  const impatient = patient ? setTimeout(endPatience, patienceMs) : undefined
  const stop = onSnapshot(
    query,
    { includeMetadataChanges: true, source: onDevice ? 'cache' : 'default' },
    (snapshot) => {
      snapshot.docChanges().forEach(({ type, doc: { id }, doc }) => {
        if (type === 'removed') known.delete(id)
        else known.set(id, liveRow(kind.schema, idNamed(id), doc.data()))
      })
      const { fromCache } = snapshot.metadata
      // An empty cache that was never filled is not an empty collection, and some rows of one are not all of them.
      if (fromCache && !onDevice && navigator.onLine && snapshot.empty) return
      latest = snapshot
      if (fromCache && patient && navigator.onLine) return
      clearTimeout(impatient)
      patient = false
      if (!fromCache) noteAnswered(subject)
      show(snapshot)
    },
    (error) => failed(error.message),
  )
  return () => {
    clearTimeout(impatient)
    stop()
  }
}
