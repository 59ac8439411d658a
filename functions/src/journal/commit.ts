import { FieldValue, type Firestore, type Timestamp, type WriteBatch } from '@google-cloud/firestore'
import { alerts } from '@fluxori/contract/alerts'
import { channels, listings, publishing, requestedWork } from '@fluxori/contract/channels'
import { days, type DaySales } from '@fluxori/contract/days'
import { journal } from '@fluxori/contract/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { customers, orders } from '@fluxori/contract/orders'
import { movementId, movements, stock } from '@fluxori/contract/stock'
import { reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import type { HeldLease } from '../store/lease.ts'
import { pendingEntry } from './append.ts'
import type { Plan } from './plan.ts'
import type { Shelves } from './shelves.ts'

type Commit = Readonly<{
  merchant: MerchantId
  lease: HeldLease
  /** Lets the lease go in the same write: nothing more is known to be pending. */
  last: boolean
  until: Instant
  at: Instant
}>

/** Documents that a plan writes, its lease included. */
export function writesIn(plan: Plan): number {
  const { draft } = plan
  const maps = [
    draft.stock.changed,
    draft.listings.changed,
    draft.orders.changed,
    plan.customers,
    plan.cases,
    plan.days,
  ]
  const sets = [plan.ring, plan.heard]
  return (
    [...maps, ...sets].reduce((sum, { size }) => sum + size, 1) +
    plan.movements.length +
    plan.settled.length +
    plan.left.length
  )
}

/** A safe estimate of the bytes that a plan writes: orders and movements grow with their lines, the rest is small. */
export function bytesIn(plan: Plan): number {
  const lines = [...plan.draft.orders.changed.values()].reduce((sum, order) => sum + order.lines.length, 0)
  const entries = plan.movements.reduce((sum, movement) => sum + movement.entries.length, 0)
  return writesIn(plan) * 1_500 + lines * 2_500 + entries * 600
}

/**
 * Writes a plan in one atomic commit, fenced by the lease: if anybody else has held it since, nothing is written and
 * the commit fails with FAILED_PRECONDITION. Answers the lease's new fence.
 */
export async function commitPlan(
  db: Firestore,
  shelves: Shelves,
  plan: Plan,
  commit: Commit,
): Promise<Timestamp> {
  const { merchant, lease, at } = commit
  const batch = db.batch()
  const holder = commit.last ? null : lease.holder
  batch.update(
    lease.ref,
    encodedDocument({ holder, expiresAt: commit.until, seq: plan.seq, stale: plan.stale }),
    {
      lastUpdateTime: lease.updateTime,
    },
  )
  writeBooks(db, batch, shelves, plan, merchant)
  writeResults(db, batch, plan, merchant, at)
  writeSignals(db, batch, plan, merchant, at)
  const [fence] = await batch.commit()
  if (fence === undefined) throw new Error('a commit without a result')
  return fence.writeTime
}

function writeBooks(
  db: Firestore,
  batch: WriteBatch,
  shelves: Shelves,
  plan: Plan,
  merchant: MerchantId,
): void {
  const { draft } = plan
  draft.orders.changed.forEach((order, id) => {
    batch.set(reference(db, orders, { merchant, order: id }), encodedDocument(order))
  })
  plan.customers.forEach((customer, order) => {
    batch.set(reference(db, customers, { merchant, order, customer: 'customer' }), customer)
  })
  draft.stock.changed.forEach((level, sku) => {
    batch.set(reference(db, stock, { merchant, sku }), encodedDocument(level))
  })
  draft.listings.changed.forEach((listing, id) => {
    const ref = reference(db, listings, { merchant, listing: id })
    const { desired, sku, sold, pending } = listing
    if (shelves.listings.get(id) === 'missing') batch.set(ref, encodedDocument(listing))
    else batch.update(ref, { desired: encoded(desired), sku, sold, ...(pending ? { pending } : {}) })
  })
  plan.movements.forEach((movement) => {
    batch.create(
      reference(db, movements, { merchant, seq: movementId(movement.seq) }),
      encodedDocument(movement),
    )
  })
}

/** The buyer's data leaves the journal as soon as the order holds it. */
function writeResults(db: Firestore, batch: WriteBatch, plan: Plan, merchant: MerchantId, at: Instant): void {
  plan.settled.forEach(({ id, state, result, forgetBuyer }) => {
    batch.update(reference(db, journal, { merchant, command: id }), {
      state,
      result: encoded(result),
      appliedAt: encoded(at),
      ...(forgetBuyer ? { 'payload.order.customer': null } : {}),
    })
  })
  plan.left.forEach(({ id, command }) => {
    const entry = pendingEntry({ id, command, actor: { kind: 'system', name: 'journal' }, receivedAt: at })
    batch.create(reference(db, journal, { merchant, command: id }), encodedDocument(entry))
  })
}

function writeSignals(db: Firestore, batch: WriteBatch, plan: Plan, merchant: MerchantId, at: Instant): void {
  plan.cases.forEach((value, id) => {
    const ref = reference(db, alerts, { merchant, alert: id })
    if ('closed' in value)
      batch.set(ref, encodedDocument({ state: 'resolved', resolvedAt: at }), { merge: true })
    else batch.set(ref, encodedDocument(value))
  })
  plan.days.forEach((byChannel, day) => {
    const channelSums: Record<string, Record<keyof DaySales, FieldValue>> = {}
    byChannel.forEach((sales, channel) => {
      channelSums[channel] = {
        orders: FieldValue.increment(sales.orders),
        units: FieldValue.increment(sales.units),
        revenueCents: FieldValue.increment(sales.revenueCents),
        vatCents: FieldValue.increment(sales.vatCents),
      }
    })
    batch.set(reference(db, days, { merchant, day }), { day, channels: channelSums }, { merge: true })
  })
  plan.ring.forEach((channelId) => {
    const work = requestedWork(channelId, at)
    batch.set(reference(db, publishing, { merchant, channel: channelId }), encodedDocument(work))
  })
  plan.heard.forEach((channelId) => {
    batch.update(reference(db, channels, { merchant, channel: channelId }), {
      'health.lastOrderAt': encoded(at),
    })
  })
}
