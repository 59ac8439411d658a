import { Title } from '@mantine/core'
import type { Channel } from '@fluxori/contract/channels'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockHour4,
  IconPlayerPause,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatCount, formatSpan, formatTime } from '../../lib/format.ts'
import { messages } from '../../lib/messages.ts'
import { useAge } from '../../lib/use-age.ts'
import { useNow } from '../../lib/use-now.ts'
import { Age } from '../../ui/age.tsx'
import { Figure } from '../../ui/figure.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import classes from './channel-card.module.css'
import { channelState, isStale, type ChannelState } from './channel-state.ts'

const words = messages.channels

const looks: Readonly<Record<ChannelState, { tone: Tone; icon: Icon }>> = {
  working: { tone: 'good', icon: IconCircleCheck },
  paused: { tone: 'quiet', icon: IconPlayerPause },
  waiting: { tone: 'warn', icon: IconRefresh },
  trouble: { tone: 'bad', icon: IconAlertTriangle },
  stale: { tone: 'warn', icon: IconClockHour4 },
}

/** One connection: whether it works, how old each thing known of it is, and what it shows of the stock. */
export function ChannelCard({ channel }: { channel: Channel }) {
  const now = useNow()
  const { health } = channel
  const state = channelState(channel, now)
  const kind = words.kinds[channel.kind]
  return (
    <article>
      <header className={classes.head}>
        <div>
          <Title order={2}>{channel.name}</Title>
          <span className={classes.dim}>
            {channel.name === kind ? channel.id : `${kind} · ${channel.id}`}
          </span>
        </div>
        <StatusBadge {...looks[state]} label={words.states[state]} />
      </header>
      {health.breaker.state === 'open' && (
        <p className={classes.breaker}>
          {words.breakerOpen(
            health.breaker.failures,
            health.breaker.retryAt === null ? null : formatTime(health.breaker.retryAt),
          )}
        </p>
      )}
      {health.problem !== null && <Problem problem={health.problem} />}
      <dl className={classes.facts}>
        <Fact label={words.lastOrder}>
          <MaybeAge instant={health.lastOrderAt} />
        </Fact>
        <Fact label={words.lastPoll}>
          <MaybeAge instant={health.lastPollAt} />
          {isStale(channel, now) && (
            <span title={words.staleHint(channel.pollEverySeconds)}>
              <StatusBadge tone="warn" icon={IconClockHour4} label={words.stale} />
            </span>
          )}
        </Fact>
        <Fact label={words.lastPublish}>
          <MaybeAge instant={health.lastPublishAt} />
        </Fact>
        <Fact label={words.lag}>
          {health.publishLagMs === null ? words.notKnown : <Figure text={formatSpan(health.publishLagMs)} />}
        </Fact>
        <Fact label={words.queued}>
          {health.queued === 0 ? words.none : <Figure text={formatCount(health.queued)} />}
        </Fact>
        <Fact label={words.budget}>
          {health.budgetLeft === null ? words.notKnown : formatCount(Math.floor(health.budgetLeft))}
        </Fact>
      </dl>
      <p className={classes.formula}>
        <strong>{words.formula}</strong>
        {words.formulaInWords(channel.formula)}
      </p>
    </article>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function MaybeAge({ instant }: { instant: string | null }) {
  const age = useAge()
  return instant === null ? <>{words.never}</> : <Age {...age(instant)} />
}

function Problem({ problem }: { problem: NonNullable<Channel['health']['problem']> }) {
  const age = useAge()
  return (
    <p className={classes.problem}>
      {problem.detail === '' ? problem.reason : problem.detail}
      <br />
      {words.problemAt(age(problem.at).text)}
    </p>
  )
}
