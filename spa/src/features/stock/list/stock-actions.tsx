import { Button } from '@mantine/core'
import { IconArrowsExchange, IconClipboardCheck, IconPackageImport } from '@tabler/icons-react'
import { stockMessages } from '../../../lib/messages/stock.ts'
import type { ChangeKind } from '../stock-address.ts'
import classes from './stock-actions.module.css'

const words = stockMessages.actions

/** What is done with stock as a whole: three targets for the thumb in a store room. */
export function StockActions({
  onChange,
}: {
  onChange: (kind: ChangeKind, skus: readonly string[]) => void
}) {
  return (
    <div className={classes.actions}>
      <Button
        variant="default"
        leftSection={<IconClipboardCheck size={18} stroke={1.7} />}
        onClick={() => onChange('count', [])}
      >
        {words.count}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowsExchange size={18} stroke={1.7} />}
        onClick={() => onChange('transfer', [])}
      >
        {words.transfer}
      </Button>
      <Button
        leftSection={<IconPackageImport size={18} stroke={1.7} />}
        aria-label={words.receive}
        onClick={() => onChange('receive', [])}
      >
        <span className={classes.long}>{words.receive}</span>
        <span className={classes.brief}>{words.receiveShort}</span>
      </Button>
    </div>
  )
}
