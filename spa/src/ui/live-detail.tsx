import type { ReactNode } from 'react'
import type { LiveRow } from '../lib/live/row.ts'
import type { Live } from '../lib/live/use-live.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { LiveItem, type LiveItemProps } from './live-item.tsx'
import { LoadFailed } from './load-failed.tsx'

type LiveDetailProps<T> = Omit<LiveItemProps<T>, 'row'> &
  Readonly<{
    /** What `useLiveDocument` answers. */
    live: Live<LiveRow<T> | null>
    /** What stands there while it is on its way, and when it could not be loaded. */
    loading?: ReactNode
    failed?: ReactNode
    /** What stands there when there is no such document, or the device remembers none. */
    missing: ReactNode
  }>

/** One document that is listened to: on its way, failed, not there, broken, or found. */
export function LiveDetail<T>(props: LiveDetailProps<T>): ReactNode {
  const { live, loading = <ListSkeleton />, failed = <LoadFailed />, missing, ...found } = props
  switch (live.status) {
    case 'loading':
      return loading
    case 'failed':
      return failed
    case 'live':
      return live.found === null ? missing : <LiveItem row={live.found} {...found} />
  }
}
