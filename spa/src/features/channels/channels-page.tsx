import { channels } from '@fluxori/contract/channels'
import { messages } from '../../lib/messages.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { BrokenRow } from '../../ui/broken-row.tsx'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { ChannelCard } from './channel-card.tsx'
import classes from './channels-page.module.css'

const words = messages.channels

export function ChannelsPage() {
  return (
    <Page title={words.title} documentTitle={messages.frame.pageTitle(words.title)}>
      <LiveChannels />
    </Page>
  )
}

function LiveChannels() {
  const live = useLive(channels, { merchant: useMerchantId() })
  const frame = messages.frame
  const retry = { label: frame.retry, onAct: () => location.reload() }
  if (live.status === 'failed') {
    return <StatePanel tone="bad" title={frame.failedTitle} text={frame.failedText} action={retry} />
  }
  if (live.status === 'loading') return <ListSkeleton label={frame.loading} />
  if (live.found.length === 0) return <StatePanel title={words.emptyTitle} text={words.emptyText} />
  return (
    <ul className={classes.cards} aria-label={words.listLabel}>
      {live.found.map((row) => (
        <li key={row.id} className={classes.card}>
          {'broken' in row ? (
            <BrokenRow title={frame.brokenRow} hint={frame.brokenRowHint(row.id, row.broken)} />
          ) : (
            <ChannelCard channel={row.value} />
          )}
        </li>
      ))}
    </ul>
  )
}
