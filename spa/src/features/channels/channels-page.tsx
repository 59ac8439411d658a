import { channels } from '@fluxori/contract/channels/channels'
import { useDrift } from '../../business/channels/use-odd-listings.ts'
import { paths } from '../../business/paths.ts'
import { useLive } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { useGo, usePathPart } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { Split } from '../../ui/split.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { ChannelCard } from './channel-card.tsx'
import { ChannelDetail } from './channel-detail.tsx'
import classes from './channels-page.module.css'

const words = channelMessages

/** All connections, with one of them beside (on a phone: instead of) the list. */
export function ChannelsPage() {
  return (
    <Page title={words.title} documentTitle={messages.frame.pageTitle(words.title)}>
      <LiveChannels />
    </Page>
  )
}

function LiveChannels() {
  const live = useLive(channels, { merchant: useMerchantId() })
  const drift = useDrift()
  const openId = usePathPart('channel')
  const frame = messages.frame
  const retry = { label: frame.retry, onAct: () => location.reload() }
  if (live.status === 'failed') {
    return <StatePanel tone="bad" title={frame.failedTitle} text={frame.failedText} action={retry} />
  }
  if (live.status === 'loading') return <ListSkeleton label={frame.loading} />
  if (live.found.length === 0 && openId === undefined) {
    return <StatePanel title={words.emptyTitle} text={words.emptyText} />
  }
  const open = live.found.find(({ id }) => id === openId)
  return (
    <Split
      label={words.listLabel}
      list={
        <ul className={classes.cards}>
          {live.found.map((row) => (
            <li key={row.id}>
              {'broken' in row ? (
                <Broken id={row.id} reason={row.broken} />
              ) : (
                <ChannelCard channel={row.value} drift={drift} open={row.id === openId} />
              )}
            </li>
          ))}
        </ul>
      }
      detail={
        openId === undefined ? null : open === undefined ? (
          <Missing />
        ) : 'broken' in open ? (
          <Broken id={open.id} reason={open.broken} />
        ) : (
          <ChannelDetail key={open.id} channel={open.value} drift={drift} />
        )
      }
    />
  )
}

const Broken = ({ id, reason }: Readonly<{ id: string; reason: string }>) => (
  <div className={classes.broken}>
    <BrokenRow title={messages.frame.brokenRow} hint={messages.frame.brokenRowHint(id, reason)} />
  </div>
)

function Missing() {
  const go = useGo()
  const action = { label: words.back, onAct: () => go(paths.channels) }
  return <StatePanel title={words.missingTitle} text={words.missingText} action={action} />
}
