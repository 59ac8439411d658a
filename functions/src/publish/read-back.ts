import { listings, type Listing } from '@fluxori/contract/channels/channels'
import { publishing, requestedWork } from '@fluxori/contract/engine/channel-work'
import { cases, type Case } from '@fluxori/contract/engine/cases'
import type { ChannelPort } from '../domain/channels/channel-port.ts'
import { driftOf } from '../domain/channels/quantity-to-send.ts'
import { millisecondsBetween } from '@fluxori/contract/time'
import { BrokenDocument, collectionOf, parsed, reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import { closeAlert, openAlert, type Connection, type ConnectionTools } from './connection.ts'

/** Drift that is younger is likely a sale whose order is still on its way. */
const settleMs = 2 * 60_000
/** Drift that lasts this long in spite of publishing again needs a person. */
const alarmMs = 15 * 60_000

/**
 * Reads what the channel shows of the listings that have gone longest without a look, a page at a time, and notes
 * where it differs from what it accepted. Drift that lasts is published over, and becomes a case when that fails.
 */
export async function readBack(
  tools: ConnectionTools,
  connection: Connection,
  port: ChannelPort,
): Promise<void> {
  const page = await longestUnseen(tools, connection, port.batchSize)
  if (page.length === 0) return
  const shown = await port.readStock(page.map(({ externalId }) => ({ externalId })))
  const seen = new Map(shown.map(({ externalId, quantity }) => [externalId, quantity]))
  const at = tools.now()
  const batch = tools.db.batch()
  let ring = false
  const over: Listing[] = []
  const ages: number[] = []
  page.forEach((listing) => {
    const quantity = seen.get(listing.externalId) ?? null
    const drift = listing.pending ? listing.drift : driftOf(listing, quantity, at)
    const ageMs = drift === null ? 0 : millisecondsBetween(drift.since, at)
    const again = ageMs >= settleMs
    ring ||= again
    batch.update(reference(tools.db, listings, { merchant: connection.merchant, listing: listing.id }), {
      'observed.quantity': quantity,
      'observed.at': encoded(at),
      drift: encoded(drift),
      ...(again ? { pending: true } : {}),
    })
    if (drift === null && listing.drift !== null) over.push(listing)
    // What is about to be published is expected to differ until then.
    if (drift !== null && !listing.pending) ages.push(ageMs)
    if (drift !== null && !listing.pending && ageMs >= alarmMs) {
      const alert = driftAlert(listing, drift)
      batch.set(
        reference(tools.db, cases, { merchant: connection.merchant, alert: alert.id }),
        encodedDocument(alert),
      )
    }
  })
  if (ring) {
    const ref = reference(tools.db, publishing, {
      merchant: connection.merchant,
      channel: connection.channelId,
    })
    batch.set(ref, encodedDocument(requestedWork(connection.channelId, at)))
  }
  await Promise.all(over.map(({ id }) => closeAlert(tools, connection.merchant, 'drift', id)))
  await batch.commit()
  if (ages.length === 0) return
  const told = { merchant: connection.merchant, channel: connection.channelId }
  tools.tell({ event: 'drift-seen', ...told, listings: ages.length, longestMs: Math.max(0, ...ages) })
}

function driftAlert(listing: Listing, drift: NonNullable<Listing['drift']>): Case {
  const facts = { sku: listing.sku, channel: listing.channelId, expected: drift.expected, seen: drift.seen }
  return openAlert({ kind: 'drift', subject: { kind: 'listing', id: listing.id }, facts }, drift.since)
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
  return docs.flatMap((snapshot) => {
    try {
      return parsed(listings, snapshot) ?? []
    } catch (error) {
      // A broken listing must not keep the others from being read; `invariant-check` reports it.
      if (error instanceof BrokenDocument) return []
      throw error
    }
  })
}
