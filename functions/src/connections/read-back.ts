import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { publishing, requestedWork } from '@fluxori/contract/engine/channel-work'
import { cases, openedCase, type Case } from '@fluxori/contract/engine/cases'
import type { Instant } from '@fluxori/contract/kernel'
import type { ChannelPort } from '../domain/channels/channel-port.ts'
import { driftOf } from '../domain/channels/quantity-to-send.ts'
import { millisecondsBetween } from '@fluxori/contract/time'
import { collectionOf, reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import { closeCase } from './cases.ts'
import type { Connection, ConnectionTools } from './connection.ts'
import { readableListings } from './readable-listings.ts'

/** Drift that is younger is likely a sale whose order is still on its way. */
const likelySaleMs = 2 * 60_000
/** Drift that lasts this long in spite of publishing again needs a person. */
const alarmMs = 15 * 60_000

/** A listing, what the channel shows of it, and how long that has differed from what it accepted. */
type Sighting = Readonly<{
  listing: Listing
  quantity: number | null
  drift: Listing['drift']
  ageMs: number
}>

/**
 * Reads what the channel shows of the listings that have gone longest without a look, a page at a time, and records
 * where it differs from what it accepted. Drift that lasts is published over, and becomes a case when that fails.
 */
export async function readBack(
  tools: ConnectionTools,
  connection: Connection,
  port: ChannelPort,
): Promise<void> {
  const page = await longestUnseen(tools, connection, port.stock.batchSize)
  if (page.length === 0) return
  const shown = await port.stock.read(page.map(({ externalId }) => ({ externalId })))
  const quantities = new Map(shown.map(({ externalId, quantity }) => [externalId, quantity]))
  const at = tools.now()
  const sightings = page.map((listing): Sighting => {
    const quantity = quantities.get(listing.externalId) ?? null
    const drift = driftNow(listing, quantity, at)
    return { listing, quantity, drift, ageMs: drift === null ? 0 : millisecondsBetween(drift.since, at) }
  })
  await recordSightings(tools, connection, sightings, at)
  // What is about to be published is expected to differ until then.
  const ages = sightings.flatMap(({ drift, listing, ageMs }) =>
    drift === null || listing.pending ? [] : [ageMs],
  )
  if (ages.length === 0) return
  const { merchant, channelId } = connection
  const longestMs = Math.max(0, ...ages)
  tools.log({ event: 'drift-seen', merchant, channel: channelId, listings: ages.length, longestMs })
}

/** A listing that nobody has matched shows what its channel says. What is about to be published differs until then. */
function driftNow(listing: Listing, quantity: number | null, at: Instant): Listing['drift'] {
  if (listing.sku === null) return null
  return listing.pending ? listing.drift : driftOf(listing, quantity, at)
}

async function recordSightings(
  tools: ConnectionTools,
  { merchant, channelId }: Connection,
  sightings: readonly Sighting[],
  at: Instant,
): Promise<void> {
  const batch = tools.db.batch()
  const lasts = ({ ageMs }: Sighting) => ageMs >= likelySaleMs
  sightings.forEach((sighting) => {
    const { listing, quantity, drift, ageMs } = sighting
    batch.update(reference(tools.db, listings, { merchant, listing: listing.id }), {
      'observed.quantity': quantity,
      'observed.at': encoded(at),
      drift: encoded(drift),
      ...(lasts(sighting) ? { pending: true } : {}),
    })
    if (drift === null || listing.pending || ageMs < alarmMs) return
    const found = driftCase(listing, drift)
    batch.set(reference(tools.db, cases, { merchant, alert: found.id }), encodedDocument(found))
  })
  if (sightings.some(lasts)) {
    const work = reference(tools.db, publishing, { merchant, channel: channelId })
    batch.set(work, encodedDocument(requestedWork(channelId, at)))
  }
  const over = sightings.filter(({ drift, listing }) => drift === null && listing.drift !== null)
  await Promise.all(over.map(({ listing }) => closeCase(tools, merchant, 'drift', listing.id)))
  await batch.commit()
}

function driftCase(listing: Listing, drift: NonNullable<Listing['drift']>): Case {
  const facts = { sku: listing.sku, channel: listing.channelId, expected: drift.expected, seen: drift.seen }
  return openedCase('drift', listing.id, facts, drift.since)
}

async function longestUnseen(
  { db }: ConnectionTools,
  { merchant, channelId }: Connection,
  limit: number,
): Promise<readonly Listing[]> {
  const query = collectionOf(db, listings, merchant)
    .where('channelId', '==', channelId)
    .orderBy('observed.at', 'asc')
    .limit(limit)
  const { docs } = await query.get()
  return readableListings(docs).map(({ listing }) => listing)
}
