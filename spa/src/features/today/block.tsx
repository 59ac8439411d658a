import { Title } from '@mantine/core'
import type { DOMAttributes, ReactNode } from 'react'
import type { BrokenRow as Broken } from '../../lib/live/row.ts'
import { messages } from '../../lib/messages.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import classes from './block.module.css'

const words = messages.frame

type BlockProps = Readonly<{
  title: string
  /** Where all of it is. */
  more?: Readonly<{ label: string; to: string }>
  /** Beside the title. */
  tools?: ReactNode
  /** Called when a pointer or the focus comes to it, or leaves. */
  watched?: DOMAttributes<HTMLElement>
  children: ReactNode
}>

/** One part of the page under a heading of its own. */
export function Block({ title, more, tools, watched, children }: BlockProps) {
  return (
    <section className={classes.block} aria-label={title} {...watched}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        {tools}
        {more !== undefined && (
          <Link href={more.to} className={classes.more}>
            {more.label}
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}

/** Says in little room that there is nothing, or why. */
export const Quiet = ({ children }: { children: ReactNode }) => <p className={classes.quiet}>{children}</p>

export const Failed = () => (
  <p className={classes.quiet} role="alert">
    {words.failedTitle}. {words.failedText}
  </p>
)

/** The shape of so many rows that are on their way. */
export function Coming({ rows, height = 44 }: Readonly<{ rows: number; height?: number }>) {
  return (
    <div role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes.coming} style={{ height }} />
      ))}
    </div>
  )
}

/** A record of a block that does not fit. */
export const broken = (row: Broken) => (
  <div key={row.id} className={classes.broken}>
    <BrokenRow row={row} />
  </div>
)
