import { channels, listings, type Channel } from '@fluxori/contract/channels/channels'
import { IconPlugX, IconSend, type Icon } from '@tabler/icons-react'
import { channelBadges } from '../../business/channels/badges.ts'
import { channelState } from '../../business/channels/state.ts'
import { ofChannel, useDrift, type OddListings } from '../../business/channels/use-odd-listings.ts'
import { paths } from '../../business/paths.ts'
import { useAge } from '../../lib/clock/use-age.ts'
import { useNow } from '../../lib/clock/use-now.ts'
import { formatSpan } from '../../lib/format/format.ts'
import { useCount } from '../../lib/live/use-count.ts'
import { useLive } from '../../lib/live/use-live.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { Age } from '../../ui/age.tsx'
import { LiveItem } from '../../ui/live-item.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Block, broken, Coming, Failed, Quiet } from './block.tsx'
import classes from './rows.module.css'

const words = todayMessages.channels

/** Each connection in one line: whether it works, when it last sold, how far behind it is. */
export function ChannelLines() {
  const live = useLive(channels, { merchant: useMerchantId() })
  const drift = useDrift()
  return (
    <Block title={words.title} more={{ label: words.connect, to: paths.channels }}>
      <LiveList
        live={live}
        loading={<Coming rows={3} />}
        failed={<Failed />}
        empty={<Quiet>{words.none}</Quiet>}
      >
        {(rows) => (
          <ul className={classes.rows}>
            {rows.map((row) => (
              <li key={row.id}>
                <LiveItem row={row} broken={broken}>
                  {(channel) => <ChannelLine channel={channel} drift={drift} />}
                </LiveItem>
              </li>
            ))}
          </ul>
        )}
      </LiveList>
    </Block>
  )
}

function ChannelLine({ channel, drift }: Readonly<{ channel: Channel; drift: OddListings }>) {
  const now = useNow()
  const age = useAge()
  const { health } = channel
  const state = channelState(channel, now)
  const drifting = ofChannel(drift.found, channel.id).length
  return (
    <Link href={paths.channel(channel.id)} className={classes.row}>
      <span className={classes.main}>
        <span className={classes.name}>{channel.name}</span>
        <span className={classes.words}>
          {health.lastOrderAt === null ? words.neverOrder : <LastOrder {...age(health.lastOrderAt)} />}
          {' · '}
          {health.publishLagMs === null ? words.noLag : words.lag(formatSpan(health.publishLagMs))}{' '}
          {state === 'working' ? <Queue count={health.queued} /> : <CountedQueue channelId={channel.id} />}
          {drifting > 0 && <Mark icon={IconPlugX} tone="warn" text={words.drift(drifting, drift.more)} />}
        </span>
      </span>
      <StatusBadge {...channelBadges[state]} label={channelMessages.states[state]} />
    </Link>
  )
}

const LastOrder = (age: Readonly<{ instant: string; text: string; exact: string }>) => (
  <Age {...age} text={words.lastOrder(age.text)} />
)

type MarkProps = Readonly<{ icon: Icon; tone: 'warn' | 'quiet'; text: string }>

const Mark = ({ icon: IconOf, tone, text }: MarkProps) => (
  <span className={classes.mark} data-tone={tone}>
    <IconOf size={13} stroke={1.7} aria-hidden /> {text}
  </span>
)

const Queue = ({ count }: { count: number }) =>
  count > 0 && <Mark icon={IconSend} tone="quiet" text={words.queue(count)} />

/**
 * What waits for a connection that is not at work: its own word is of when it last was, so the server counts. One read,
 * and none for a connection that works.
 */
function CountedQueue({ channelId }: { channelId: string }) {
  const count = useCount(
    listings,
    { merchant: useMerchantId() },
    {
      where: [
        ['channelId', '==', channelId],
        ['pending', '==', true],
      ],
    },
  )
  return <Queue count={count ?? 0} />
}
