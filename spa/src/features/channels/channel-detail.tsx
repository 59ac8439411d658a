import { Button } from '@mantine/core'
import { channelUpdate, listings, type Channel } from '@fluxori/contract/channels/channels'
import { IconEdit } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { channelBadges } from '../../business/channels/badges.ts'
import { channelState } from '../../business/channels/state.ts'
import { ofChannel, useRefused, type OddListings } from '../../business/channels/use-odd-listings.ts'
import { paths } from '../../business/paths.ts'
import { useNow } from '../../lib/clock/use-now.ts'
import { formatCount, formatDateTime, formatTime } from '../../lib/format/format.ts'
import { useLive } from '../../lib/live/use-live.ts'
import { formulaMessages } from '../../lib/messages/channel-formula.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { useGo, useQuery } from '../../lib/navigation/navigation.ts'
import { useMay, useMerchantId } from '../../lib/session/session.ts'
import { Panel, Section } from '../../ui/panel.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ChannelActions } from './channel-actions.tsx'
import classes from './channel-detail.module.css'
import { ChannelTrouble } from './channel-trouble.tsx'
import { ChannelWorks } from './channel-works.tsx'
import { AsOf, Fact, Facts, Lag, MaybeAge, StaleMark } from './facts.tsx'
import { DriftSection, mostPending, QueueSection, RefusedSection } from './listing-sections.tsx'

const words = channelMessages

const FormulaDialog = lazy(async () => ({ default: (await import('./formula-dialog.tsx')).FormulaDialog }))
const RenameDialog = lazy(async () => ({ default: (await import('./rename-dialog.tsx')).RenameDialog }))

type ChannelDetailProps = Readonly<{ channel: Channel; drift: OddListings }>

/** All that is known of one connection, and what a person may change of it. */
export function ChannelDetail({ channel, drift }: ChannelDetailProps) {
  const go = useGo()
  const now = useNow()
  const may = useMay(channelUpdate)
  const [query, change] = useQuery()
  const state = channelState(channel, now)
  const pending = useLive(
    listings,
    { merchant: useMerchantId() },
    {
      where: [
        ['channelId', '==', channel.id],
        ['pending', '==', true],
      ],
      limit: mostPending,
    },
  )
  const refused = useRefused()
  const waiting = pending.status === 'live' ? pending.found.length : null
  const asked = may ? query.get('do') : null
  const close = () => change({ do: null })
  return (
    <Panel
      title={channel.name}
      back={words.back}
      onClose={() => go(paths.channels)}
      marks={<StatusBadge {...channelBadges[state]} label={words.states[state]} />}
    >
      <div className={classes.top}>
        <ChannelTrouble channel={channel} />
        {may && <ChannelActions channel={channel} onRename={() => change({ do: 'rename' })} />}
      </div>
      <Section title={words.health}>
        <Health channel={channel} now={now} waiting={waiting} drift={drift} />
      </Section>
      <QueueSection live={pending} paused={channel.state === 'paused'} />
      <DriftSection found={ofChannel(drift.found, channel.id)} more={drift.more} />
      <RefusedSection found={ofChannel(refused.found, channel.id)} more={refused.more} />
      <Section
        title={formulaMessages.title}
        action={
          may && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconEdit size={14} stroke={1.7} />}
              aria-label={formulaMessages.edit.label(channel.name)}
              onClick={() => change({ do: 'formula' })}
            >
              {words.actions.change}
            </Button>
          )
        }
      >
        {formulaMessages.inWords(channel.formula)}
      </Section>
      <ChannelWorks channelId={channel.id} waiting={waiting} />
      <Section title={words.connection}>
        <Facts wide>
          <Fact label={words.facts.address}>{channel.baseUrl}</Fact>
          <Fact label={words.facts.every}>{words.every(channel.pollEverySeconds)}</Fact>
          <Fact label={words.facts.connected}>{formatDateTime(channel.connectedAt)}</Fact>
          <Fact label={words.facts.nextPoll}>
            {channel.state === 'paused' ? words.none : formatTime(channel.nextPollAt)}
          </Fact>
        </Facts>
      </Section>
      <Suspense>
        {asked === 'formula' && <FormulaDialog channel={channel} onClose={close} />}
        {asked === 'rename' && <RenameDialog channel={channel} onClose={close} />}
      </Suspense>
    </Panel>
  )
}

type HealthProps = Readonly<{ channel: Channel; now: number; waiting: number | null; drift: OddListings }>

function Health({ channel, now, waiting, drift }: HealthProps) {
  const { health } = channel
  const { breaker } = health
  const drifting = ofChannel(drift.found, channel.id).length
  const heardAt = [health.lastPollAt ?? '', health.lastPublishAt ?? ''].toSorted().at(-1)
  return (
    <Facts wide>
      <Fact label={words.facts.lastOrder}>
        <MaybeAge instant={health.lastOrderAt} />
      </Fact>
      <Fact label={words.facts.lastPoll}>
        <MaybeAge instant={health.lastPollAt} />
        <StaleMark channel={channel} now={now} />
      </Fact>
      <Fact label={words.facts.lastPublish}>
        <MaybeAge instant={health.lastPublishAt} />
      </Fact>
      <Fact label={words.facts.lag}>
        <Lag health={health} />
      </Fact>
      <Fact label={words.facts.queued}>
        {waiting === null ? words.notKnown : words.orMore(waiting, waiting >= mostPending)}
      </Fact>
      <Fact label={words.facts.drift}>
        {drift.known ? words.orMore(drifting, drift.more) : words.notKnown}
      </Fact>
      <Fact label={words.facts.budget}>
        {health.budgetLeft === null ? (
          words.notKnown
        ) : (
          <>
            {formatCount(Math.floor(health.budgetLeft))}
            <AsOf instant={heardAt === undefined || heardAt === '' ? null : heardAt} />
          </>
        )}
      </Fact>
      <Fact label={words.facts.failures}>
        {breaker.failures === 0 && breaker.state === 'closed'
          ? words.none
          : words.failures(
              breaker.failures,
              breaker.state === 'open',
              breaker.retryAt === null ? null : formatTime(breaker.retryAt),
            )}
      </Fact>
    </Facts>
  )
}
