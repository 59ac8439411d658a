import type { Order } from '@fluxori/contract/orders/orders'
import { CloseButton, Title } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import type { LiveRow } from '../../../lib/live/row.ts'
import type { Live } from '../../../lib/live/use-live.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { LiveList } from '../../../ui/live-list.tsx'
import { LoadFailedLine } from '../../../ui/load-failed.tsx'
import classes from './opened.module.css'

type OpenedProps = Readonly<{
  title: string
  live: Live<readonly LiveRow<Order>[]>
  /** Said instead of the rows when there are none. */
  empty: string | null
  onClose: () => void
  children: ReactNode
}>

/** What a number was opened to: the rows that made it. Takes the focus, since it stands below the number. */
export function Opened({ title, live, empty, onClose, children }: OpenedProps) {
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
      <LiveList live={live} failed={<LoadFailedLine />}>
        {() => (empty === null ? children : <p className={classes.sub}>{empty}</p>)}
      </LiveList>
    </section>
  )
}
