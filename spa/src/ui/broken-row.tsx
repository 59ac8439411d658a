import { IconFileBroken } from '@tabler/icons-react'
import { messages } from '../lib/messages.ts'
import type { BrokenRow as Broken } from '../lib/live/row.ts'
import classes from './broken-row.module.css'

const { frame } = messages

type BrokenRowProps = Readonly<{ row: Broken; title?: string }>

/** One record that does not fit: shown in its place, so that nobody believes it is not there. */
export function BrokenRow({ row: { id, broken }, title = frame.brokenRow }: BrokenRowProps) {
  return (
    <div className={classes.broken}>
      <IconFileBroken size={18} stroke={1.7} aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{frame.brokenRowHint(id, broken)}</p>
      </div>
    </div>
  )
}
