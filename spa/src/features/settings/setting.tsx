import type { ReactNode } from 'react'
import classes from './settings.module.css'

type SettingProps = Readonly<{ label: string; hint: string; children: ReactNode }>

/** One thing to choose: what it is and does, and the choice. */
export function Setting({ label, hint, children }: SettingProps) {
  return (
    <div className={classes.row}>
      <div className={classes.who}>
        <span className={classes.name}>{label}</span>
        <span className={classes.muted}>{hint}</span>
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  )
}
