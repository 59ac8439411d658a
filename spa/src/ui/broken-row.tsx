import { IconFileBroken } from '@tabler/icons-react'
import classes from './broken-row.module.css'

/** One record that does not fit: shown in its place, so that nobody believes it is not there. */
export function BrokenRow({ title, hint }: { title: string; hint: string }) {
  return (
    <div className={classes.broken}>
      <IconFileBroken size={18} stroke={1.7} aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{hint}</p>
      </div>
    </div>
  )
}
