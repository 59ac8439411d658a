import { idNamed } from '@fluxori/contract/document-names'
import { pathOf, type DocumentKind } from '@fluxori/contract/kernel'
import { doc, onSnapshot } from 'firebase/firestore'
import { startTransition, useEffect, useState } from 'react'
import type { z } from 'zod'
import { useConnection } from '../device/connection.ts'
import { firestore } from '../firebase/firestore.ts'
import { coalesced } from './coalesced.ts'
import { listenRows, liveQuery, type Ids, type LiveSelection } from './query.ts'
import { liveRow, type LiveRow } from './row.ts'

export type { LiveSelection } from './query.ts'

/** `fromCache`: what the device remembers; the server has not confirmed it (yet). */
export type Live<T> =
  | Readonly<{ status: 'loading' }>
  | Readonly<{ status: 'failed'; detail: string }>
  | Readonly<{ status: 'live'; found: T; fromCache: boolean }>

type Listen<T> = (onLive: (live: Live<T>) => void) => () => void

/** Keeps a listening alive while its subject stays the same; another subject starts from nothing. */
function useListening<T>(subject: string, listen: Listen<T>): Live<T> {
  const [latest, setLatest] = useState<Readonly<{ subject: string; live: Live<T> }> | null>(null)
  useEffect(() => {
    const { report, forget } = useConnection.getState()
    report(subject, true)
    const shown = coalesced<Live<T>>((live) => startTransition(() => setLatest({ subject, live })))
    const stop = listen((live) => {
      shown.push(live)
      if (live.status === 'live') report(subject, live.fromCache)
      else forget(subject)
    })
    return () => {
      stop()
      shown.stop()
      forget(subject)
    }
    // The subject says all that `listen` depends on.
  }, [subject])
  return latest?.subject === subject ? latest.live : { status: 'loading' }
}

/**
 * Listens to documents of one collection, each read by the contract. A document that does not fit is a broken row. For
 * lists without a bound use `useLivePages`.
 */
export function useLive<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
  selection: LiveSelection = {},
): Live<readonly LiveRow<z.output<S>>[]> {
  const { subject, query } = liveQuery(kind, ids, selection)
  return useListening(subject, (onLive) =>
    listenRows(
      kind,
      { query, subject, ...(selection.source === undefined ? {} : { source: selection.source }) },
      ({ rows, fromCache }) => onLive({ status: 'live', found: rows, fromCache }),
      (detail) => onLive({ status: 'failed', detail }),
    ),
  )
}

/** Listens to one document; `found` is null when there is none. */
export function useLiveDocument<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
): Live<LiveRow<z.output<S>> | null> {
  const path = pathOf(kind, ids)
  return useListening(path, (onLive) =>
    onSnapshot(
      doc(firestore, path),
      { includeMetadataChanges: true },
      (found) => {
        if (!found.exists() && found.metadata.fromCache && navigator.onLine) return
        onLive({
          status: 'live',
          found: found.exists() ? liveRow(kind.schema, idNamed(found.id), found.data()) : null,
          fromCache: found.metadata.fromCache,
        })
      },
      (error) => onLive({ status: 'failed', detail: error.message }),
    ),
  )
}

/** What a listening has found so far, or nothing. */
export const foundOf = <T>(live: Live<readonly T[]>): readonly T[] =>
  live.status === 'live' ? live.found : nothing

const nothing: readonly never[] = []

/** The document that a listening has found, when there is one and it is as the contract says; else null. */
export const valueOf = <T>(live: Live<LiveRow<T> | null>): T | null =>
  live.status === 'live' && live.found !== null && 'value' in live.found ? live.found.value : null
