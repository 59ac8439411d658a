import { Loader } from '@mantine/core'
import classes from './splash.module.css'

/** Stands while the app finds out who is here. Shows nothing for the first moment, so that a quick start never flickers. */
export function Splash({ label }: { label: string }) {
  return (
    <div className={classes.splash} role="status" aria-label={label}>
      <Loader size="sm" aria-hidden />
    </div>
  )
}
