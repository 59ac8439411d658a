import { Button } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect } from 'react'
import { messages } from '../../lib/messages.ts'
import { caseMessages } from '../../lib/messages/cases.ts'
import classes from './cases.module.css'

type MoreProps = Readonly<{ more: 'yes' | 'coming' | 'no'; count: number; onMore: () => void }>

/** The end of a list that goes on: the next page comes when a person gets here. */
export function More({ more, count, onMore }: MoreProps) {
  const { ref, entry } = useIntersection({ rootMargin: '600px' })
  const near = entry?.isIntersecting === true
  useEffect(() => {
    if (near && more === 'yes') onMore()
  }, [near, more, count, onMore])
  if (more === 'no') return null
  return (
    <div ref={ref} className={classes.more}>
      {more === 'coming' ? (
        messages.frame.list.coming
      ) : (
        <Button variant="default" onClick={onMore}>
          {caseMessages.loadMore}
        </Button>
      )}
    </div>
  )
}
