import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { IconAlertTriangle, IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { paths } from '../../../business/paths.ts'
import { useChannelNames } from '../../../business/channels/use-channel-names.ts'
import { useAge } from '../../../lib/clock/use-age.ts'
import { formatCount } from '../../../lib/format/format.ts'
import { useLive } from '../../../lib/live/use-live.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Age } from '../../../ui/age.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { LiveItem } from '../../../ui/live-item.tsx'
import { LiveList } from '../../../ui/live-list.tsx'
import { LoadFailedLine } from '../../../ui/load-failed.tsx'
import { Section } from '../../../ui/panel.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import classes from './shown-by-channels.module.css'

const words = stockMessages.shown

/** What every channel should show of a SKU, what it accepted, and what it was last seen to show. */
export function ShownByChannels({ sku }: { sku: string }) {
  const live = useLive(listings, { merchant: useMerchantId() }, { where: [['sku', '==', sku]] })
  return (
    <Section title={words.title}>
      <LiveList live={live} failed={<LoadFailedLine />} empty={<p className={classes.quiet}>{words.none}</p>}>
        {(rows) => (
          <ul className={classes.listings}>
            {rows.map((row) => (
              <li key={row.id} className={classes.listing}>
                <LiveItem row={row}>{(listing) => <Shown listing={listing} />}</LiveItem>
              </li>
            ))}
          </ul>
        )}
      </LiveList>
    </Section>
  )
}

function Shown({ listing }: { listing: Listing }) {
  const channelName = useChannelNames()(listing.channelId)
  const age = useAge()
  const { desired, published, observed } = listing
  const figures = [
    [words.desired, desired.quantity, desired.at],
    [words.published, published.quantity, published.at],
    [words.observed, observed.quantity, observed.at],
  ] as const
  return (
    <>
      <div className={classes.channel}>
        <Link
          href={paths.channel(listing.channelId)}
          className={classes.link ?? ''}
          aria-label={words.open(channelName)}
        >
          {channelName}
        </Link>
        <Step listing={listing} />
      </div>
      <dl className={classes.figures}>
        {figures.map(([label, quantity, at]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{quantity === null ? words.never : <Figure text={formatCount(quantity)} />}</dd>
            {at !== null && (
              <dd className={classes.age}>
                <Age {...age(at)} />
              </dd>
            )}
          </div>
        ))}
      </dl>
      {listing.problem !== null && (
        <p className={classes.problem}>
          {listing.problem.detail} <Age {...age(listing.problem.at)} />
        </p>
      )}
    </>
  )
}

/** Whether a channel shows what it should, the worst first. */
function Step({ listing: { drift, problem, pending } }: { listing: Listing }) {
  if (drift !== null) {
    return <StatusBadge tone="bad" icon={IconAlertTriangle} label={words.drift(drift.expected, drift.seen)} />
  }
  if (problem !== null) return <StatusBadge tone="bad" icon={IconAlertTriangle} label={words.problem} />
  if (pending) return <StatusBadge tone="action" icon={IconRefresh} label={words.pending} />
  return <StatusBadge tone="good" icon={IconCircleCheck} label={words.inStep} />
}
