import { Title } from '@mantine/core'
import type { Channel } from '@fluxori/contract/channels/channels'
import { channelKinds } from '@fluxori/contract/channels/kinds/all'
import { IconPlugX, IconSend } from '@tabler/icons-react'
import { channelBadges } from '../../business/channels/badges.ts'
import { channelState } from '../../business/channels/state.ts'
import { ofChannel, type OddListings } from '../../business/channels/use-odd-listings.ts'
import { paths } from '../../business/paths.ts'
import { useNow } from '../../lib/clock/use-now.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import classes from './channel-card.module.css'
import { Fact, Facts, Lag, MaybeAge, StaleMark } from './facts.tsx'

const words = channelMessages

type ChannelCardProps = Readonly<{ channel: Channel; drift: OddListings; open: boolean }>

/** One connection at a glance: whether it works, and how old each thing known of it is. Leads to all of it. */
export function ChannelCard({ channel, drift, open }: ChannelCardProps) {
  const now = useNow()
  const { health } = channel
  const state = channelState(channel, now)
  const kind = channelKinds[channel.kind].label
  const drifting = ofChannel(drift.found, channel.id).length
  return (
    <Link
      href={paths.channel(channel.id)}
      className={classes.card}
      aria-current={open ? 'true' : undefined}
      data-open={open || undefined}
    >
      <span className={classes.head}>
        <span className={classes.names}>
          <Title order={2} size="h3" className={classes.name ?? ''}>
            {channel.name}
          </Title>
          <span className={classes.kind}>
            {channel.name === kind ? channel.id : `${kind} · ${channel.id}`}
          </span>
        </span>
        <StatusBadge {...channelBadges[state]} label={words.states[state]} />
      </span>
      {health.problem !== null && (
        <span className={classes.problem}>{words.troubleOf(health.problem.reason).happened}</span>
      )}
      <Facts>
        <Fact label={words.facts.lastOrder}>
          <MaybeAge instant={health.lastOrderAt} />
        </Fact>
        <Fact label={words.facts.lastPoll}>
          <MaybeAge instant={health.lastPollAt} />
          <StaleMark channel={channel} now={now} />
        </Fact>
        <Fact label={words.facts.lag}>
          <Lag health={health} />
        </Fact>
      </Facts>
      {(drifting > 0 || health.queued > 0) && (
        <span className={classes.marks}>
          {health.queued > 0 && (
            <StatusBadge tone="quiet" icon={IconSend} label={words.waitingCount(health.queued)} />
          )}
          {drifting > 0 && (
            <StatusBadge tone="warn" icon={IconPlugX} label={words.drifting(drifting, drift.more)} />
          )}
        </span>
      )}
    </Link>
  )
}
