import { Button } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect } from 'react'
import type { LivePages } from '../lib/live/use-live-pages.ts'
import { messages } from '../lib/messages.ts'
import classes from './more-rows.module.css'

type MoreRowsProps = Readonly<{
  pages: LivePages<unknown> & Readonly<{ loadMore: () => void }>
  /** What the button says that asks for them. */
  label: string
}>

/** The end of a list that goes on: the next page comes when a person gets here. */
export function MoreRows({ pages, label }: MoreRowsProps) {
  const { ref, entry } = useIntersection({ rootMargin: '600px' })
  const near = entry?.isIntersecting === true
  const { more, found } = pages.status === 'live' ? pages : none
  const { loadMore } = pages
  useEffect(() => {
    if (near && more === 'yes') loadMore()
  }, [near, more, found.length, loadMore])
  if (more === 'no') return null
  return (
    <div ref={ref} className={classes.more}>
      {more === 'coming' ? (
        messages.frame.list.coming
      ) : (
        <Button variant="default" onClick={loadMore}>
          {label}
        </Button>
      )}
    </div>
  )
}

const none = { more: 'no', found: [] } as const
