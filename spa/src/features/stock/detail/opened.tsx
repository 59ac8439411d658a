import { CloseButton, Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { messages } from '../../../lib/messages.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { ListSkeleton } from '../../../ui/list-skeleton.tsx'
import classes from './opened.module.css'

type OpenedProps = Readonly<{
  title: string
  status: 'loading' | 'failed' | 'live'
  /** Said instead of the rows when there are none. */
  empty: string | null
  onClose: () => void
  children: ReactNode
}>

/** What a number was opened to: the rows that made it. Takes the focus, since it stands below the number. */
export function Opened({ title, status, empty, onClose, children }: OpenedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [title])
  return (
    <section className={classes.opened} aria-label={title}>
      <div className={classes.head}>
        <Title order={4} size="h3" ref={heading} tabIndex={-1} className={classes.title ?? ''}>
          {title}
        </Title>
        <CloseButton aria-label={stockMessages.held.close} onClick={onClose} />
      </div>
      {status === 'loading' && <ListSkeleton label={messages.frame.loading} />}
      {status === 'failed' && <p role="alert">{messages.frame.failedText}</p>}
      {status === 'live' && (empty === null ? children : <p className={classes.sub}>{empty}</p>)}
    </section>
  )
}
