import type { Channel } from '@fluxori/contract/channels/channels'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useAge } from '../../lib/clock/use-age.ts'
import { formatTime } from '../../lib/format/format.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { Age } from '../../ui/age.tsx'
import classes from './channel-trouble.module.css'

const words = channelMessages

/** What is wrong with a connection, what it means and what to do; there only while something is. */
export function ChannelTrouble({ channel: { health } }: { channel: Channel }) {
  const age = useAge()
  const { breaker, problem } = health
  if (problem === null && breaker.state === 'closed') return null
  const stopped =
    breaker.state === 'open'
      ? words.breakerOpen(breaker.failures, breaker.retryAt === null ? null : formatTime(breaker.retryAt))
      : null
  if (problem === null) {
    return (
      <div className={classes.trouble} data-tone="warn">
        <IconRefresh size={18} stroke={1.7} aria-hidden />
        <p className={classes.text}>{stopped}</p>
      </div>
    )
  }
  const { happened, means, todo } = words.troubleOf(problem.reason)
  return (
    <div className={classes.trouble} data-tone="bad">
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
      <div>
        <p className={classes.happened}>{happened}</p>
        <p className={classes.text}>
          {means} {todo}
        </p>
        {stopped !== null && <p className={classes.text}>{stopped}</p>}
        <p className={classes.detail}>
          <Age {...age(problem.at)} text={words.problemAt(age(problem.at).text)} />
          {problem.detail !== '' && ` · ${problem.detail}`}
        </p>
      </div>
    </div>
  )
}
