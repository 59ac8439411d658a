import type { ReactNode } from 'react'
import type { BrokenRow as Broken, LiveRow } from '../lib/live/row.ts'
import { BrokenRow } from './broken-row.tsx'

export type LiveItemProps<T> = Readonly<{
  row: LiveRow<T>
  /** How it is shown when it does not fit, where that is not as usual. */
  broken?: ((row: Broken) => ReactNode) | undefined
  children: (value: T) => ReactNode
}>

/** One row as the contract knows it; a broken one in its place. */
export function LiveItem<T>({ row, broken, children }: LiveItemProps<T>): ReactNode {
  if (!('broken' in row)) return children(row.value)
  return broken === undefined ? <BrokenRow row={row} /> : broken(row)
}
