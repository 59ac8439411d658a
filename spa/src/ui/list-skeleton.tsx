import { Skeleton } from '@mantine/core'
import { messages } from '../lib/messages.ts'
import classes from './list-skeleton.module.css'

/** The shape of a list that is on its way. */
export function ListSkeleton({ label = messages.frame.loading }: { label?: string }) {
  return (
    <div className={classes.list} role="status" aria-label={label}>
      {[92, 100, 96, 100, 94, 98].map((width, index) => (
        <Skeleton key={index} height={36} width={`${width}%`} />
      ))}
    </div>
  )
}
