import { FieldValue, type Firestore, type Timestamp, type WriteBatch } from '@google-cloud/firestore'
import { cases } from '@fluxori/contract/engine/cases'
import { channels, listings } from '@fluxori/contract/channels/channels'
import { publishing, requestedWork } from '@fluxori/contract/engine/channel-work'
import { days, type DaySales } from '@fluxori/contract/orders/days'
import { journal } from '@fluxori/contract/engine/journal'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { customers, orders } from '@fluxori/contract/orders/orders'
import { products } from '@fluxori/contract/products/products'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { movementId, movements, stock } from '@fluxori/contract/stock/stock'
import { reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import type { HeldLease } from '../store/lease.ts'
import { pendingEntry } from './append.ts'
import type { Plan } from './plan.ts'
import { touchedChannels } from './plan-size.ts'
import type { Shelves } from './shelves.ts'

type Commit = Readonly<{
  merchant: MerchantId
  lease: HeldLease
  /** Lets the lease go in the same write: nothing more is known to be pending. */
  last: boolean
  until: Instant
  at: Instant
}>

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
  writeSettings(db, batch, plan, commit)
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
  draft.products.changed.forEach((product, sku) => {
    batch.set(reference(db, products, { merchant, sku }), encodedDocument(product))
  })
  plan.movements.forEach((movement) => {
    batch.create(
      reference(db, movements, { merchant, seq: movementId(movement.seq) }),
      encodedDocument(movement),
    )
  })
}

/** What owners and managers settle. Of a connection only the fields that they change: its health is others' to write. */
function writeSettings(
  db: Firestore,
  batch: WriteBatch,
  plan: Plan,
  { merchant, at }: Pick<Commit, 'merchant' | 'at'>,
): void {
  plan.warehouses.forEach((place, warehouse) => {
    batch.set(reference(db, warehouses, { merchant, warehouse }), encodedDocument(place))
  })
  touchedChannels(plan).forEach((channel) => {
    const heard = plan.heard.has(channel) ? { 'health.lastOrderAt': at } : {}
    batch.update(
      reference(db, channels, { merchant, channel }),
      encodedDocument({ ...heard, ...plan.channels.get(channel) }),
    )
  })
  if (plan.merchant !== null) {
    batch.update(reference(db, merchants, { merchant }), encodedDocument(plan.merchant))
  }
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
    const ref = reference(db, cases, { merchant, alert: id })
    if ('closed' in value)
      batch.set(ref, encodedDocument({ state: 'resolved', resolvedAt: at, resolvedBy: null }), {
        merge: true,
      })
    else batch.set(ref, encodedDocument(value))
  })
  plan.days.forEach((change, day) => {
    const sums = { channels: increments(change.channels), hours: increments(change.hours) }
    batch.set(reference(db, days, { merchant, day }), { day, ...sums }, { merge: true })
  })
  plan.ring.forEach((channelId) => {
    const work = requestedWork(channelId, at)
    batch.set(reference(db, publishing, { merchant, channel: channelId }), encodedDocument(work))
  })
}

const increments = (
  changes: ReadonlyMap<string, DaySales>,
): Readonly<Record<string, Record<keyof DaySales, FieldValue>>> =>
  Object.fromEntries(
    [...changes].map(([key, sales]) => [
      key,
      {
        orders: FieldValue.increment(sales.orders),
        units: FieldValue.increment(sales.units),
        revenueCents: FieldValue.increment(sales.revenueCents),
        vatCents: FieldValue.increment(sales.vatCents),
      },
    ]),
  )
