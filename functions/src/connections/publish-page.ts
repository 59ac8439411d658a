import { cases, openedCase } from '@fluxori/contract/engine/cases'
import { listings, type Channel, type Listing } from '@fluxori/contract/channels/channels'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import type { ChannelPort, PushOutcome, StockPush } from '../domain/channels/channel-port.ts'
import {
  mayBeSold,
  missingSince,
  quantityToSend,
  soldAfterSending,
  soldUnseen,
} from '../domain/channels/quantity-to-send.ts'
import { millisecondsBetween } from '@fluxori/contract/time'
import { grpc, reference, statusCode } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import { closeCase } from './cases.ts'
import type { ConnectionTools } from './connection.ts'
import type { ReadListing } from './readable-listings.ts'

export type PageResult = Readonly<{
  accepted: number
  rejected: number
  /** Listings to try again in this run: the channel's number moved under our hands. */
  stale: readonly string[]
  /** Listings sent lower than wanted, because the channel sold units whose orders have not come in yet. */
  heldBack: number
  /** From the stock's change to its acceptance, of the number that waited longest; null when none was new. */
  lagMs: number | null
}>

/** What a listing is sent, when the channel shows `seen`; `missingSince` when units are held back from it. */
type Planned = ReadListing & Readonly<{ quantity: number; seen: number | null; missingSince: Instant | null }>
type Sent = Planned & Readonly<{ outcome: PushOutcome }>

/** An open connection, and until when its orders have been read. */
export type Opened = Readonly<{ port: ChannelPort; polledUntil: Channel['polledUntil'] }>

/**
 * Brings one page of listings to what they should show: reads what the channel shows, works out absolute numbers that
 * bring no sold unit back, sends those that differ, and records what was accepted. Throws the port's faults; what was
 * sent before one is sent again, which is harmless.
 */
export async function publishPage(
  tools: ConnectionTools,
  merchant: MerchantId,
  { port, polledUntil }: Opened,
  page: readonly ReadListing[],
): Promise<PageResult> {
  const seen = new Map(
    (await port.stock.read(page.map(({ listing }) => ({ externalId: listing.externalId })))).map((stock) => [
      stock.externalId,
      stock.quantity,
    ]),
  )
  const now = tools.now()
  const planned = page.map((due) =>
    planOf(due, seen.get(due.listing.externalId) ?? null, { now, polledUntil }),
  )
  const pushes = planned.flatMap(({ listing, quantity, seen: shown }) =>
    shown === null || shown === quantity ? [] : [pushOf(listing, quantity, shown)],
  )
  const outcomes = pushes.length === 0 ? [] : await port.stock.push(pushes)
  const byId = new Map(outcomes.map((outcome) => [outcome.externalId, outcome]))
  const sent = planned.map((due) => ({ ...due, outcome: outcomeOf(due, byId) }))
  const answered = sent.filter(({ outcome }) => outcome.outcome !== 'stale')
  await record(tools, merchant, answered)
  return {
    accepted: sent.filter(({ outcome }) => outcome.outcome === 'accepted').length,
    rejected: sent.filter(({ outcome }) => outcome.outcome === 'rejected').length,
    stale: sent.flatMap(({ listing, outcome }) => (outcome.outcome === 'stale' ? [listing.id] : [])),
    heldBack: answered.filter((one) => isHeldBack(one)).length,
    lagMs: longestLag(answered, tools.now()),
  }
}

function planOf(
  due: ReadListing,
  seen: number | null,
  times: Readonly<{ now: Instant; polledUntil: Instant | null }>,
): Planned {
  const { listing } = due
  const since = soldUnseen(listing, seen) === 0 ? null : missingSince(listing, seen, times.now)
  const holds = since !== null && mayBeSold(since, times.now, times.polledUntil)
  const quantity = holds ? quantityToSend(listing, seen) : listing.desired.quantity
  return { ...due, seen, quantity, missingSince: holds ? since : null }
}

/** What is sent again because of drift was accepted once already: it has no lag. */
function longestLag(sent: readonly Sent[], at: Instant): number | null {
  const fresh = sent.filter(
    (one) =>
      one.outcome.outcome === 'accepted' &&
      !isHeldBack(one) &&
      (one.listing.published.at ?? '') < one.listing.desired.at,
  )
  if (fresh.length === 0) return null
  return Math.max(0, ...fresh.map(({ listing }) => millisecondsBetween(listing.desired.at, at)))
}

const isHeldBack = (planned: Planned): boolean => planned.missingSince !== null

/**
 * The key stays the same for a push that is repeated because its acceptance was never recorded, and is another one once it
 * was: a number that somebody changes back on the channel must be sent again, not be taken for a repeat.
 */
const pushOf = (listing: Listing, quantity: number, seen: number): StockPush => ({
  externalId: listing.externalId,
  quantity,
  seen,
  key: [listing.id, quantity, seen, listing.desired.at, listing.published.at].join(' '),
})

function outcomeOf(
  { listing, seen, quantity }: Planned,
  outcomes: ReadonlyMap<string, PushOutcome>,
): PushOutcome {
  const { externalId } = listing
  const answered = outcomes.get(externalId)
  if (answered !== undefined) return answered
  if (seen === quantity) return { externalId, outcome: 'accepted' }
  const detail = 'The channel does not know this listing, or does not keep stock for it.'
  return { externalId, outcome: 'rejected', reason: 'not-on-channel', detail }
}

/**
 * Records outcomes in one commit. A listing that the journal has changed meanwhile stays pending: then each is recorded by
 * itself, and only an unchanged one stops being pending.
 */
async function record(tools: ConnectionTools, merchant: MerchantId, sent: readonly Sent[]): Promise<void> {
  if (sent.length === 0) return
  const fields = sent.map((one) => ({ ...one, fields: fieldsOf(one, tools.now()) }))
  const batch = tools.db.batch()
  fields.forEach(({ listing, readAt, fields: changed }) => {
    batch.update(reference(tools.db, listings, { merchant, listing: listing.id }), changed, {
      lastUpdateTime: readAt,
    })
  })
  try {
    await batch.commit()
  } catch (error) {
    if (statusCode(error) !== grpc.failedPrecondition) throw error
    await Promise.all(fields.map((one) => recordAlone(tools, merchant, one)))
  }
  await recordRejections(tools, merchant, sent)
}

type Recorded = ReadListing &
  Readonly<{ fields: FirebaseFirestore.UpdateData<FirebaseFirestore.DocumentData> }>

async function recordAlone({ db }: ConnectionTools, merchant: MerchantId, recorded: Recorded): Promise<void> {
  const ref = reference(db, listings, { merchant, listing: recorded.listing.id })
  try {
    await ref.update(recorded.fields, { lastUpdateTime: recorded.readAt })
  } catch (error) {
    if (statusCode(error) !== grpc.failedPrecondition) throw error
    await ref.update({ ...recorded.fields, pending: true })
  }
}

/**
 * What is recorded of an outcome. Drift is left as it is: only reading the channel again shows whether it is gone. With
 * units held back `published.at` stays the time since when they have been missing.
 */
function fieldsOf(sent: Sent, at: string): Recorded['fields'] {
  const { listing, quantity, seen, outcome } = sent
  if (outcome.outcome === 'rejected') {
    const problem = { reason: outcome.reason, detail: outcome.detail.slice(0, 500), at }
    return encodedDocument({ pending: false, problem, 'observed.quantity': seen, 'observed.at': at })
  }
  const { priceCents } = listing.published
  const published =
    sent.missingSince === null
      ? { quantity, priceCents, at, sold: listing.sold }
      : { quantity, priceCents, at: sent.missingSince, sold: soldAfterSending(listing, seen) }
  return {
    published: encoded(published),
    'observed.quantity': quantity,
    'observed.at': encoded(at),
    pending: isHeldBack(sent),
    problem: null,
  }
}

async function recordRejections(
  tools: ConnectionTools,
  merchant: MerchantId,
  sent: readonly Sent[],
): Promise<void> {
  const { db, now } = tools
  const changed = sent.filter(
    ({ listing, outcome }) => outcome.outcome === 'rejected' || listing.problem !== null,
  )
  await Promise.all(
    changed.map(({ listing, outcome }) => {
      if (outcome.outcome !== 'rejected') return closeCase(tools, merchant, 'listing-rejected', listing.id)
      const { id, sku, channelId } = listing
      const facts = { sku, channel: channelId, reason: outcome.reason, detail: outcome.detail }
      const found = openedCase('listing-rejected', id, facts, now())
      return reference(db, cases, { merchant, alert: found.id }).set(encodedDocument(found))
    }),
  )
}
