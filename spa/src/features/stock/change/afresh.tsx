import { Button } from '@mantine/core'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'

/** Lets go of a list that was given back. */
export function Afresh({ onAfresh }: { onAfresh: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={onAfresh}>
      {stockChangeMessages.afresh}
    </Button>
  )
}
