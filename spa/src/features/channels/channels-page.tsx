import { channels } from '@fluxori/contract/channels/channels'
import { useDrift } from '../../business/channels/use-odd-listings.ts'
import { paths } from '../../business/paths.ts'
import type { BrokenRow as Broken } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { channelMessages } from '../../lib/messages/channels.ts'
import { useGo, usePathPart } from '../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { LiveItem } from '../../ui/live-item.tsx'
import { LiveList } from '../../ui/live-list.tsx'
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
  const open = foundOf(live).find(({ id }) => id === openId)
  const empty = <StatePanel title={words.emptyTitle} text={words.emptyText} />
  return (
    <LiveList live={live} empty={openId === undefined ? empty : undefined}>
      {(rows) => (
        <Split
          label={words.listLabel}
          list={
            <ul className={classes.cards}>
              {rows.map((row) => (
                <li key={row.id}>
                  <LiveItem row={row} broken={broken}>
                    {(channel) => <ChannelCard channel={channel} drift={drift} open={row.id === openId} />}
                  </LiveItem>
                </li>
              ))}
            </ul>
          }
          detail={
            openId === undefined ? null : open === undefined ? (
              <Missing />
            ) : (
              <LiveItem row={open} broken={broken}>
                {(channel) => <ChannelDetail key={open.id} channel={channel} drift={drift} />}
              </LiveItem>
            )
          }
        />
      )}
    </LiveList>
  )
}

const broken = (row: Broken) => (
  <div className={classes.broken}>
    <BrokenRow row={row} />
  </div>
)

function Missing() {
  const go = useGo()
  const action = { label: words.back, onAct: () => go(paths.channels) }
  return <StatePanel title={words.missingTitle} text={words.missingText} action={action} />
}
