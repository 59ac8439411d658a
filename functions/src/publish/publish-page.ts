import type { Timestamp } from '@google-cloud/firestore'
import { alertId, alerts } from '@fluxori/contract/alerts'
import { listings, type Listing } from '@fluxori/contract/channels'
import type { MerchantId } from '@fluxori/contract/kernel'
import type { ChannelPort, PushOutcome, StockPush } from '../domain/channels/channel-port.ts'
import { quantityToSend, soldUnseen } from '../domain/channels/quantity-to-send.ts'
import { grpc, reference, statusCode } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import { openAlert, type ConnectionTools } from './connection.ts'

/** A listing to publish as it was read. */
export type Due = Readonly<{ listing: Listing; readAt: Timestamp }>

export type PageResult = Readonly<{
  accepted: number
  rejected: number
  /** Listings to try again in this run: the channel's number moved under our hands. */
  stale: readonly string[]
  /** Listings sent lower than wanted, because the channel sold units whose orders have not come in yet. */
  heldBack: number
}>

type Sent = Due & Readonly<{ quantity: number; heldBack: boolean; seen: number | null; outcome: PushOutcome }>

/**
 * Brings one page of listings to what they should show: reads what the channel shows, works out absolute numbers that
 * bring no sold unit back, sends those that differ, and notes what was accepted. Throws the port's faults; what was
 * sent before one is sent again, which is harmless.
 */
export async function publishPage(
  tools: ConnectionTools,
  merchant: MerchantId,
  port: ChannelPort,
  page: readonly Due[],
): Promise<PageResult> {
  const seen = new Map(
    (await port.readStock(page.map(({ listing }) => ({ externalId: listing.externalId })))).map((stock) => [
      stock.externalId,
      stock.quantity,
    ]),
  )
  const planned = page.map((due) => {
    const shown = seen.get(due.listing.externalId) ?? null
    const quantity = quantityToSend(due.listing, shown)
    return { ...due, seen: shown, quantity, heldBack: soldUnseen(due.listing, shown) > 0 }
  })
  const pushes = planned.flatMap(({ listing, quantity, seen: shown }) =>
    shown === null || shown === quantity ? [] : [pushOf(listing, quantity, shown)],
  )
  const outcomes = pushes.length === 0 ? [] : await port.pushStock(pushes)
  const byId = new Map(outcomes.map((outcome) => [outcome.externalId, outcome]))
  const sent = planned.map((due) => ({ ...due, outcome: outcomeOf(due, byId) }))
  const settled = sent.filter(({ outcome }) => outcome.outcome !== 'stale')
  await note(tools, merchant, settled)
  return {
    accepted: sent.filter(({ outcome }) => outcome.outcome === 'accepted').length,
    rejected: sent.filter(({ outcome }) => outcome.outcome === 'rejected').length,
    stale: sent.flatMap(({ listing, outcome }) => (outcome.outcome === 'stale' ? [listing.id] : [])),
    heldBack: settled.filter(({ heldBack }) => heldBack).length,
  }
}

const pushOf = (listing: Listing, quantity: number, seen: number): StockPush => ({
  externalId: listing.externalId,
  quantity,
  seen,
  key: `${listing.id} ${quantity} ${seen} ${listing.desired.at}`,
})

function outcomeOf(
  { listing, seen, quantity }: Omit<Sent, 'outcome'>,
  outcomes: ReadonlyMap<string, PushOutcome>,
): PushOutcome {
  const { externalId } = listing
  const told = outcomes.get(externalId)
  if (told !== undefined) return told
  if (seen === quantity) return { externalId, outcome: 'accepted' }
  const detail = 'The channel does not know this listing, or does not keep stock for it.'
  return { externalId, outcome: 'rejected', reason: 'not-on-channel', detail }
}

/**
 * Notes outcomes in one commit. A listing that the journal has changed meanwhile stays pending: then each is noted by
 * itself, and only an unchanged one stops being pending.
 */
async function note(tools: ConnectionTools, merchant: MerchantId, sent: readonly Sent[]): Promise<void> {
  if (sent.length === 0) return
  const fields = sent.map((one) => ({ ...one, fields: fieldsOf(one, tools.now()) }))
  const batch = tools.db.batch()
  fields.forEach(({ listing, readAt, fields: changed }) => {
    batch.update(reference(tools.db, listings, { merchant, listing: listing.id }), changed, { lastUpdateTime: readAt })
  })
  try {
    await batch.commit()
  } catch (error) {
    if (statusCode(error) !== grpc.failedPrecondition) throw error
    await Promise.all(fields.map((one) => noteAlone(tools, merchant, one)))
  }
  await noteRejections(tools, merchant, sent)
}

type Noted = Due & Readonly<{ fields: FirebaseFirestore.UpdateData<FirebaseFirestore.DocumentData> }>

async function noteAlone({ db }: ConnectionTools, merchant: MerchantId, noted: Noted): Promise<void> {
  const ref = reference(db, listings, { merchant, listing: noted.listing.id })
  try {
    await ref.update(noted.fields, { lastUpdateTime: noted.readAt })
  } catch (error) {
    if (statusCode(error) !== grpc.failedPrecondition) throw error
    await ref.update({ ...noted.fields, pending: true })
  }
}

function fieldsOf({ listing, quantity, heldBack, seen, outcome }: Sent, at: string): Noted['fields'] {
  if (outcome.outcome === 'rejected') {
    const problem = { reason: outcome.reason, detail: outcome.detail.slice(0, 500), at }
    return encodedDocument({ pending: false, problem, 'observed.quantity': seen, 'observed.at': at })
  }
  const { priceCents } = listing.published
  return {
    published: encoded({ quantity, priceCents, at, sold: listing.sold }),
    'observed.quantity': quantity,
    'observed.at': encoded(at),
    pending: heldBack,
    problem: null,
    drift: null,
  }
}

async function noteRejections({ db, now }: ConnectionTools, merchant: MerchantId, sent: readonly Sent[]): Promise<void> {
  const changed = sent.filter(({ listing, outcome }) => outcome.outcome === 'rejected' || listing.problem !== null)
  await Promise.all(
    changed.map(({ listing, outcome }) => {
      const id = alertId('listing-rejected', listing.id)
      const ref = reference(db, alerts, { merchant, alert: id })
      if (outcome.outcome !== 'rejected') {
        return ref.set(encodedDocument({ state: 'resolved', resolvedAt: now() }), { merge: true })
      }
      const facts = { sku: listing.sku, channel: listing.channelId, reason: outcome.reason, detail: outcome.detail }
      return ref.set(
        encodedDocument(openAlert({ kind: 'listing-rejected', subject: { kind: 'listing', id: listing.id }, facts }, now())),
      )
    }),
  )
}
