import type { Firestore } from '@google-cloud/firestore'
import { cases } from '@fluxori/contract/engine/cases'
import { channels, listings } from '@fluxori/contract/channels/channels'
import { journal, leases } from '@fluxori/contract/engine/journal'
import { days } from '@fluxori/contract/orders/days'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { members } from '@fluxori/contract/people/members'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { orders } from '@fluxori/contract/orders/orders'
import { customers } from '@fluxori/contract/orders/customers'
import { products } from '@fluxori/contract/products/products'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { movementId, movements, stock } from '@fluxori/contract/stock/stock'
import type { z } from 'zod'
import { reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import type { DemoState } from './opening.ts'

/** A document on its way into the database, checked by its schema. */
export type Seeded = Readonly<{
  kind: DocumentKind
  ids: Readonly<Record<string, string>>
  fields: Readonly<Record<string, unknown>>
}>

/** All documents of a merchant's state. Throws a ZodError for one that is not what the contract says. */
export function documentsOf(state: DemoState): readonly Seeded[] {
  const merchant = state.merchant.id
  const one = <S extends z.ZodType<Readonly<Record<string, unknown>>>>(
    kind: DocumentKind<S>,
    ids: Readonly<Record<string, string>>,
    value: z.infer<S>,
  ): Seeded => ({ kind, ids: { merchant, ...ids }, fields: kind.schema.parse(value) })
  return [
    one(merchants, {}, state.merchant),
    ...state.members.map((value) => one(members, { uid: value.uid }, value)),
    ...state.warehouses.map((value) => one(warehouses, { warehouse: value.id }, value)),
    ...state.channels.map((value) => one(channels, { channel: value.id }, value)),
    ...state.products.map((value) => one(products, { sku: value.sku }, value)),
    ...state.stock.map((value) => one(stock, { sku: value.sku }, value)),
    ...state.movements.map((value) => one(movements, { seq: movementId(value.seq) }, value)),
    ...state.listings.map((value) => one(listings, { listing: value.id }, value)),
    ...state.orders.map((value) => one(orders, { order: value.id }, value)),
    ...state.customers.map(({ order, customer }) =>
      one(customers, { order, customer: 'customer' }, customer),
    ),
    ...state.days.map((value) => one(days, { day: value.day }, value)),
    ...state.cases.map((value) => one(cases, { alert: value.id }, value)),
    ...state.entries.map(({ id, entry }) => one(journal, { command: id }, entry)),
    one(leases, { lease: 'journal' }, state.lease),
  ]
}

/** Writes a merchant's state, in the place of what is there. */
export async function seed(db: Firestore, state: DemoState): Promise<void> {
  const writer = db.bulkWriter({ throttling: false })
  const written = documentsOf(state).map(({ kind, ids, fields }) =>
    writer.set(reference(db, kind, ids), encodedDocument(fields)),
  )
  await Promise.all([...written, writer.close()])
}
