import type { ReactNode } from 'react'
import type { LiveRow } from '../lib/live/row.ts'
import type { LivePages } from '../lib/live/use-live-pages.ts'
import type { Live } from '../lib/live/use-live.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { LoadFailed } from './load-failed.tsx'

type LiveListProps<T> = Readonly<{
  /** What `useLive` or `useLivePages` answers. */
  live: Live<readonly LiveRow<T>[]> | LivePages<T>
  /** What is shown of the rows that were found, where that is not all of them as they came. */
  rows?: readonly LiveRow<T>[]
  /** What stands there while they are on their way, and when they could not be loaded. */
  loading?: ReactNode
  failed?: ReactNode
  /** What stands there when there is no row. Left out where the children say it. */
  empty?: ReactNode
  children: (rows: readonly LiveRow<T>[]) => ReactNode
}>

/** Rows that are listened to: on their way, failed, none, or found, with the broken ones among them. */
export function LiveList<T>(props: LiveListProps<T>): ReactNode {
  const { live, loading = <ListSkeleton />, failed = <LoadFailed />, empty, children } = props
  if (live.status === 'loading') return loading
  if (live.status === 'failed') return failed
  const { rows = live.found } = props
  if (rows.length > 0 || empty === undefined) return children(rows)
  // Rows that are still to come may be among those that are shown.
  return 'more' in live && live.more !== 'no' ? loading : empty
}
