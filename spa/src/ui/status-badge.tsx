import type { Icon } from '@tabler/icons-react'
import classes from './status-badge.module.css'

export type Tone = 'action' | 'good' | 'warn' | 'bad' | 'quiet'

/** A state as icon and word; the colour only repeats what they say. */
export function StatusBadge({ tone, icon: IconOf, label }: { tone: Tone; icon: Icon; label: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <IconOf size={14} stroke={2} aria-hidden />
      {label}
    </span>
  )
}
