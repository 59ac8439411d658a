import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { paths } from '../../../business/paths.ts'
import { useChannelNames } from '../../../business/channels/use-channel-names.ts'
import { useAge } from '../../../lib/clock/use-age.ts'
import { readable } from '../../../lib/live/row.ts'
import { foundOf, useLive } from '../../../lib/live/use-live.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Age } from '../../../ui/age.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { Section } from '../../../ui/panel.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import classes from './product-detail.module.css'

const words = productMessages.facts

/** Where it is for sale, and what each shop shows of it. */
export function ProductListings({ sku }: Readonly<{ sku: string }>) {
  const live = useLive(listings, { merchant: useMerchantId() }, { where: [['sku', '==', sku]] })
  const nameOf = useChannelNames()
  const found = readable(foundOf(live)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <Section title={words.soldBy}>
      {live.status === 'live' && found.length === 0 && <p className={classes.missing}>{words.notSold}</p>}
      <ul className={classes.rows}>
        {found.map((listing) => (
          <ListingRow key={listing.id} listing={listing} channel={nameOf(listing.channelId)} />
        ))}
      </ul>
    </Section>
  )
}

function ListingRow({ listing, channel }: Readonly<{ listing: Listing; channel: string }>) {
  const age = useAge()
  const { published, pending, problem, drift } = listing
  return (
    <li className={classes.row}>
      <Link href={paths.channel(listing.channelId)} className={classes.name}>
        {channel}
        <span className={classes.code}>{listing.externalId}</span>
      </Link>
      {problem !== null && <StatusBadge tone="bad" icon={IconAlertTriangle} label={words.rejected} />}
      {drift !== null && <StatusBadge tone="warn" icon={IconAlertTriangle} label={words.drift(drift.seen)} />}
      {pending && problem === null && <StatusBadge tone="quiet" icon={IconRefresh} label={words.pending} />}
      <span className={classes.words}>
        {published.quantity === null ? words.showsNothing : <Figure text={words.shows(published.quantity)} />}
        {published.at !== null && (
          <span className={classes.age}>
            <Age {...age(published.at)} />
          </span>
        )}
      </span>
    </li>
  )
}
