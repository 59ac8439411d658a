import { idNamed } from '@fluxori/contract/document-names'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { endAt, limit, query, startAfter, type Query, type QueryDocumentSnapshot } from 'firebase/firestore'
import { startTransition, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useConnection } from '../device/connection.ts'
import { coalesced } from './coalesced.ts'
import { listenRows, liveQuery, type Answer, type Ids, type Listening, type LiveSelection } from './query.ts'
import type { LiveRow } from './row.ts'

/** `more`: whether further pages are there, or on their way. */
export type LivePages<T> =
  | Readonly<{ status: 'loading' }>
  | Readonly<{ status: 'failed'; detail: string }>
  | Readonly<{
      status: 'live'
      found: readonly LiveRow<T>[]
      fromCache: boolean
      more: 'yes' | 'coming' | 'no'
    }>

/** How many rows a page holds. The first one is small, so that it stands soon; a list that is read on is read in gulps. */
export type PageSizes = Readonly<{ first: number; next: number }>

type Page<T> = {
  /** How many rows it asks for. */
  readonly size: number
  stop: () => void
  answer: Answer<T> | null
  /** Rows that newer ones pushed over the end of the page: they are still there, between this page and the next. */
  pushedOut: Map<string, LiveRow<T>>
}

/** What the pages hold between them; null until the first has been answered. */
function together<T>(pages: readonly Page<T>[], failure: string | null): LivePages<T> | null {
  if (failure !== null) return { status: 'failed', detail: failure }
  if (pages[0]?.answer == null) return null
  const found = new Map<string, LiveRow<T>>()
  pages.forEach(({ answer, pushedOut }) => {
    answer?.rows.forEach((row) => found.set(row.id, row))
    pushedOut.forEach((row, id) => {
      if (!found.has(id)) found.set(id, row)
    })
  })
  const last = pages.at(-1)
  return {
    status: 'live',
    found: [...found.values()],
    fromCache: pages.some(({ answer }) => answer?.fromCache === true),
    more: last?.answer == null ? 'coming' : last.answer.snapshot.size >= last.size ? 'yes' : 'no',
  }
}

/**
 * Pages of one query behind each other, each by a cursor, all of them live. The first page has no end once there is a
 * second, so that what arrives at the top pushes nothing out of the list.
 */
function openPages<S extends z.ZodType>(
  kind: DocumentKind<S>,
  { query: all, subject }: Listening,
  sizes: PageSizes,
  onPages: (pages: LivePages<z.output<S>>) => void,
) {
  type Row = z.output<S>
  const pages: Page<Row>[] = []
  let failure: string | null = null

  const show = () => {
    const shown = together(pages, failure)
    if (shown !== null) onPages(shown)
  }

  const listen = (page: Page<Row>, of: Query, mayOverflow: boolean) => {
    const name = `${subject} ${pages.indexOf(page)} ${sizes.first} ${sizes.next}`
    let known = new Map<string, LiveRow<Row>>()
    page.stop = listenRows(
      kind,
      { query: of, subject: name },
      (answer) => {
        const full = mayOverflow && answer.snapshot.size >= page.size
        answer.gone.forEach((document) => {
          const id = idNamed(document.id)
          const row = known.get(id)
          if (full && row !== undefined) page.pushedOut.set(id, row)
        })
        known = new Map(answer.rows.map((row) => [row.id, row]))
        known.forEach((_, id) => page.pushedOut.delete(id))
        page.answer = answer
        show()
      },
      (detail) => {
        failure = detail
        show()
      },
    )
  }

  const open = (after: QueryDocumentSnapshot | null) => {
    const size = after === null ? sizes.first : sizes.next
    const page: Page<Row> = { size, stop: () => undefined, answer: null, pushedOut: new Map() }
    pages.push(page)
    const from = after === null ? all : query(all, startAfter(after))
    listen(page, query(from, limit(size)), after !== null)
  }

  open(null)
  return {
    loadMore: () => {
      const last = pages.at(-1)
      const cursor = last?.answer?.snapshot.docs.at(-1)
      if (last?.answer == null || last.answer.snapshot.size < last.size || cursor === undefined) return
      if (pages.length === 1) {
        last.stop()
        listen(last, query(all, endAt(cursor)), false)
      }
      open(cursor)
      show()
    },
    stop: () => pages.forEach((page) => page.stop()),
  }
}

/**
 * Listens to a query of any length, a page at a time, each document read by the contract. One billed read for each row
 * that is shown; the rows of the first page are read once more when the second is asked for.
 */
export function useLivePages<S extends z.ZodType>(
  kind: DocumentKind<S>,
  ids: Ids,
  selection: Omit<LiveSelection, 'limit'>,
  { first, next }: PageSizes,
): LivePages<z.output<S>> & Readonly<{ loadMore: () => void }> {
  const { subject, query: all } = liveQuery(kind, ids, selection)
  const opened = useRef<Readonly<{ loadMore: () => void }> | null>(null)
  const [latest, setLatest] = useState<Readonly<{ subject: string; pages: LivePages<z.output<S>> }> | null>(
    null,
  )
  useEffect(() => {
    const { report, forget } = useConnection.getState()
    report(subject, true)
    const shown = coalesced<LivePages<z.output<S>>>((pages) =>
      startTransition(() => setLatest({ subject, pages })),
    )
    const pages = openPages(kind, { query: all, subject }, { first, next }, (live) => {
      shown.push(live)
      if (live.status === 'live') report(subject, live.fromCache)
      else forget(subject)
    })
    opened.current = pages
    return () => {
      pages.stop()
      shown.stop()
      forget(subject)
      opened.current = null
    }
    // The subject says all that the query depends on.
  }, [subject, first, next])
  const loadMore = useRef(() => opened.current?.loadMore()).current
  return { ...(latest?.subject === subject ? latest.pages : { status: 'loading' }), loadMore }
}
