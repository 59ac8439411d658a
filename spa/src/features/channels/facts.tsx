import type { Channel, ChannelHealth } from '@fluxori/contract/channels/channels'
import { IconClockHour4 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isStale } from '../../business/channels/state.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { formatSpan } from '../../lib/format/format.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { Age } from '../../ui/age.tsx'
import { Figure } from '../../ui/figure.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './facts.module.css'

const words = channelMessages

/** What is known of something, a line each; in two columns where there is room. */
export const Facts = ({ wide = false, children }: Readonly<{ wide?: boolean; children: ReactNode }>) => (
  <dl className={classes.facts} data-wide={wide || undefined}>
    {children}
  </dl>
)

export const Fact = ({ label, children }: Readonly<{ label: string; children: ReactNode }>) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

export function MaybeAge({ instant }: { instant: string | null }) {
  const age = useAge()
  return instant === null ? <>{words.never}</> : <Age {...age(instant)} />
}

/** A figure that was true some time ago says when. */
export function AsOf({ instant }: { instant: string | null }) {
  const age = useAge()
  if (instant === null) return null
  return (
    <span className={classes.asOf}>
      <Age {...age(instant)} />
    </span>
  )
}

/** How long the last stock change took to its acceptance by the channel, and when that was. */
export const Lag = ({ health }: { health: ChannelHealth }) =>
  health.publishLagMs === null ? (
    <>{words.notKnown}</>
  ) : (
    <>
      <Figure text={formatSpan(health.publishLagMs)} />
      <AsOf instant={health.lastPublishAt} />
    </>
  )

/** There only when the connection has not been looked at for too long. */
export const StaleMark = ({ channel, now }: Readonly<{ channel: Channel; now: number }>) =>
  isStale(channel, now) ? (
    <span title={words.staleHint(channel.pollEverySeconds)}>
      <StatusBadge tone="warn" icon={IconClockHour4} label={words.stale} />
    </span>
  ) : null
