import type { ReactNode } from 'react'
import classes from './split.module.css'

type SplitProps = Readonly<{ label: string; list: ReactNode; detail: ReactNode | null }>

/** A list and, beside it where there is room, the detail of one of its rows; on a phone the detail takes its place. */
export function Split({ label, list, detail }: SplitProps) {
  return (
    <div className={classes.split} data-open={detail !== null}>
      <section className={classes.list} aria-label={label}>
        {list}
      </section>
      {detail !== null && <section className={classes.detail}>{detail}</section>}
    </div>
  )
}
