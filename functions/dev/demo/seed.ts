import type { Firestore } from '@google-cloud/firestore'
import { cases } from '@fluxori/contract/engine/cases'
import { channels, listings } from '@fluxori/contract/channels/channels'
import { journal, leases } from '@fluxori/contract/engine/journal'
import { days } from '@fluxori/contract/orders/days'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { members } from '@fluxori/contract/people/members'
import { merchants } from '@fluxori/contract/merchant/merchant'
import { customers, orders } from '@fluxori/contract/orders/orders'
import { products } from '@fluxori/contract/products/products'
import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { movementId, movements, stock } from '@fluxori/contract/stock/stock'
import type { z } from 'zod'
import { reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import type { Books } from './opening.ts'

/** A document on its way into the database, checked by its schema. */
export type Seeded = Readonly<{
  kind: DocumentKind
  ids: Readonly<Record<string, string>>
  fields: Readonly<Record<string, unknown>>
}>

/** All documents of a merchant's books. Throws a ZodError for one that is not what the contract says. */
export function documentsOf(books: Books): readonly Seeded[] {
  const merchant = books.merchant.id
  const one = <S extends z.ZodType<Readonly<Record<string, unknown>>>>(
    kind: DocumentKind<S>,
    ids: Readonly<Record<string, string>>,
    value: z.infer<S>,
  ): Seeded => ({ kind, ids: { merchant, ...ids }, fields: kind.schema.parse(value) })
  return [
    one(merchants, {}, books.merchant),
    ...books.members.map((value) => one(members, { uid: value.uid }, value)),
    ...books.warehouses.map((value) => one(warehouses, { warehouse: value.id }, value)),
    ...books.channels.map((value) => one(channels, { channel: value.id }, value)),
    ...books.products.map((value) => one(products, { sku: value.sku }, value)),
    ...books.stock.map((value) => one(stock, { sku: value.sku }, value)),
    ...books.movements.map((value) => one(movements, { seq: movementId(value.seq) }, value)),
    ...books.listings.map((value) => one(listings, { listing: value.id }, value)),
    ...books.orders.map((value) => one(orders, { order: value.id }, value)),
    ...books.customers.map(({ order, customer }) =>
      one(customers, { order, customer: 'customer' }, customer),
    ),
    ...books.days.map((value) => one(days, { day: value.day }, value)),
    ...books.alerts.map((value) => one(cases, { alert: value.id }, value)),
    ...books.entries.map(({ id, entry }) => one(journal, { command: id }, entry)),
    one(leases, { lease: 'journal' }, books.lease),
  ]
}

/** Writes a merchant's books, in the place of what is there. */
export async function seed(db: Firestore, books: Books): Promise<void> {
  const writer = db.bulkWriter({ throttling: false })
  const written = documentsOf(books).map(({ kind, ids, fields }) =>
    writer.set(reference(db, kind, ids), encodedDocument(fields)),
  )
  await Promise.all([...written, writer.close()])
}
