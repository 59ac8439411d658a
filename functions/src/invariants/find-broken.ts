import type { DocumentSnapshot, Firestore, Query, QuerySnapshot, Transaction } from '@google-cloud/firestore'
import { idNamed } from '@fluxori/contract/document-names'
import type { DocumentKind, MerchantId } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import type { Broken } from '../domain/stock/invariants.ts'
import { BrokenDocument } from '../domain/broken-document.ts'
import { parsed } from '../store/documents.ts'
import { invariants } from './all.ts'
import type { Reader } from './source.ts'
import { levels, moved, openOrders } from './sources.ts'

/**
 * What of a merchant's documents does not hold. `unreadable`: documents that are not what the contract says; they are
 * left out of the rest. `checked` counts stock records and open orders.
 */
export type Found = Readonly<{
  checked: number
  movementsUntil: number
  unreadable: readonly Broken[]
  broken: readonly Broken[]
}>

const pageSize = 1_000

/** Checks a merchant in a read-only transaction: it sees one consistent state and holds nobody up. */
export const findBroken = (db: Firestore, merchant: MerchantId): Promise<Found> =>
  db.runTransaction(
    async (transaction) => {
      const unreadable: Broken[] = []
      const reader: Reader = (kind, queryOf) =>
        readAll(transaction, kind, queryOf(db, merchant), (broken) => unreadable.push(broken))
      const found = await Promise.all(invariants.map((brokenIn) => brokenIn(reader)))
      const [stock, movements, orders] = await Promise.all([
        levels(reader),
        moved(reader),
        openOrders(reader),
      ])
      return {
        checked: stock.length + orders.length,
        movementsUntil: movements.at(-1)?.seq ?? 0,
        unreadable,
        broken: found.flat(),
      }
    },
    { readOnly: true },
  )

async function readAll<S extends z.ZodType>(
  transaction: Transaction,
  kind: DocumentKind<S>,
  query: Query,
  onUnreadable: (broken: Broken) => void,
): Promise<readonly z.output<S>[]> {
  const all: z.output<S>[] = []
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
        onUnreadable({ subject: idNamed(snapshot.id), rule: 'document-valid', detail: error.message })
      }
    })
    last = page.docs.at(-1) ?? null
    if (page.docs.length < pageSize) return all
  }
}
