import { Button } from '@mantine/core'
import { orderMessages } from '../../../lib/messages/orders.ts'
import classes from './reason-chips.module.css'

/** Reasons that come up every day, for who would rather not type in a store room. */
export function ReasonChips({ onChoose }: { onChoose: (reason: string) => void }) {
  return (
    <div className={classes.reasons}>
      {orderMessages.actions.reasons.map((reason) => (
        <Button key={reason} variant="default" size="compact-sm" onClick={() => onChoose(reason)}>
          {reason}
        </Button>
      ))}
    </div>
  )
}
