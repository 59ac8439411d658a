import type { DocumentSnapshot, Firestore, Query, QuerySnapshot, Transaction } from '@google-cloud/firestore'
import { caseId, cases, type Case } from '@fluxori/contract/engine/cases'
import { checks, journal } from '@fluxori/contract/engine/journal'
import type { DocumentKind, Instant, MerchantId } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { products } from '@fluxori/contract/products/products'
import { movements, stock } from '@fluxori/contract/stock/stock'
import type { z } from 'zod'
import { brokenKits } from '../domain/stock/broken-kits.ts'
import { brokenSupply } from '../domain/stock/broken-supply.ts'
import { brokenStock, type Broken } from '../domain/stock/invariants.ts'
import { BrokenDocument, collectionOf, parsed, reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'

export type Invariants = Readonly<{ checked: number; broken: readonly Broken[] }>

/** Open orders hold stock or wait for it; shipped and cancelled ones do neither. */
const openStatuses = ['unmapped', 'oversold', 'backordered', 'allocated', 'part-shipped']
const pageSize = 1_000

/**
 * Checks a merchant's books against each other as of one moment, opens a case for each SKU that is wrong, and closes
 * those of before that are right again. Reads in a read-only transaction: it sees one consistent state and holds nobody
 * up. It never repairs: a person decides.
 */
export async function checkInvariants(db: Firestore, merchant: MerchantId, at: Instant): Promise<Invariants> {
  const result = await db.runTransaction((transaction) => readAndCheck(db, transaction, merchant), {
    readOnly: true,
  })
  const found = new Map(result.broken.slice(0, 100).map((broken) => [caseOf(broken), broken]))
  const open = await collectionOf(db, cases, merchant)
    .where('kind', '==', 'invariant-broken')
    .where('state', '==', 'open')
    .limit(300)
    .get()
  const batch = db.batch()
  found.forEach(({ subject, rule, detail }, id) => {
    if (open.docs.some((snapshot) => snapshot.id === id)) return
    const alert: Case = {
      id,
      kind: 'invariant-broken',
      state: 'open',
      subject: { kind: 'sku', id: subject },
      facts: { rule, sku: subject, detail: detail.slice(0, 500) },
      openedAt: at,
      resolvedAt: null,
      resolvedBy: null,
    }
    batch.set(reference(db, cases, { merchant, alert: id }), encodedDocument(alert))
  })
  open.docs.forEach((snapshot) => {
    if (!found.has(snapshot.id))
      batch.update(snapshot.ref, encodedDocument({ state: 'resolved', resolvedAt: at, resolvedBy: null }))
  })
  const check = { movementsUntil: result.movementsUntil, at, broken: result.broken.length }
  batch.set(reference(db, checks, { merchant, check: 'stock' }), encodedDocument(check))
  await batch.commit()
  return { checked: result.checked, broken: result.broken }
}

const caseOf = ({ rule, subject }: Broken): string =>
  caseId('invariant-broken', `${rule}:${subject}`.replaceAll('/', '_'))

async function readAndCheck(db: Firestore, transaction: Transaction, merchant: MerchantId) {
  const broken: Broken[] = []
  const read = <S extends z.ZodType>(kind: DocumentKind<S>, query: Query) =>
    readAll(transaction, kind, query, broken)
  const levels = await read(stock, collectionOf(db, stock, merchant).orderBy('sku'))
  const catalogue = await read(products, collectionOf(db, products, merchant).orderBy('sku'))
  const moved = await read(movements, collectionOf(db, movements, merchant).orderBy('seq'))
  const open = await read(
    orders,
    collectionOf(db, orders, merchant).where('status', 'in', openStatuses).orderBy('placedAt', 'desc'),
  )
  const beingRefreshed = await isBeingRefreshed(db, transaction, merchant)
  return {
    checked: levels.length + open.length,
    movementsUntil: moved.at(-1)?.seq ?? 0,
    broken: [
      ...broken,
      ...brokenStock(levels, moved, open),
      ...(beingRefreshed ? [] : brokenKits(levels, catalogue)),
      ...brokenSupply(levels, catalogue),
    ],
  }
}

/** Whether what may be sold from where has changed and is being worked out page by page: until then kits may be behind. */
async function isBeingRefreshed(
  db: Firestore,
  transaction: Transaction,
  merchant: MerchantId,
): Promise<boolean> {
  const pending = collectionOf(db, journal, merchant).where('state', '==', 'pending').select('kind')
  const { docs } = await transaction.get(pending.limit(pageSize))
  return docs.some((snapshot) => snapshot.get('kind') === 'refresh-all')
}

async function readAll<S extends z.ZodType>(
  transaction: Transaction,
  kind: DocumentKind<S>,
  query: Query,
  broken: Broken[],
): Promise<z.infer<S>[]> {
  const all: z.infer<S>[] = []
  let last: DocumentSnapshot | null = null
  for (;;) {
    const page: QuerySnapshot = await transaction.get(
      (last === null ? query : query.startAfter(last)).limit(pageSize),
    )
    page.docs.forEach((snapshot) => {
      try {
        all.push(...[parsed(kind, snapshot)].filter((document) => document !== undefined))
      } catch (error) {
        // A broken document is a finding here, like any other.
        if (!(error instanceof BrokenDocument)) throw error
        broken.push({ subject: snapshot.id, rule: 'document-valid', detail: error.message })
      }
    })
    last = page.docs.at(-1) ?? null
    if (page.docs.length < pageSize) return all
  }
}
