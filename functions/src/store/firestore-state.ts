import { FieldValue, type DocumentSnapshot, type Firestore, type WriteBatch } from '@google-cloud/firestore'
import { idNamed, namedBy } from '@fluxori/contract/document-names'
import type { MerchantId } from '@fluxori/contract/kernel'
import type { Kept } from '@fluxori/contract/state'
import { collectionOf, kindPath } from './documents.ts'
import { decoded, encoded, encodedDocument } from './encoding.ts'
import { askedOf } from './lookup.ts'
import { kindOf, readAs, type Keep, type StateReader, type Write } from './state.ts'

/** A merchant's state in Firestore. */
export function firestoreState(db: Firestore, merchant: MerchantId): StateReader {
  return {
    getAll: async (refs, keep) => {
      if (refs.length === 0) return
      const documents = refs.map(({ of, id }) => db.doc(kindPath(kindOf(of), merchant, id)))
      const snapshots = await db.getAll(...documents)
      refs.forEach(({ of, id }, index) => take(of, id, snapshots[index], keep))
    },
    all: async (of, keep) => {
      const kind = kindOf(of)
      if (!kind.path.includes('{', 'merchants/{merchant}'.length))
        return take(of, merchant, await db.doc(kindPath(kind, merchant, '')).get(), keep)
      const { docs } = await collectionOf(db, kind, merchant).get()
      docs.forEach((snapshot) => take(of, idNamed(snapshot.id), snapshot, keep))
    },
    find: async ({ of, query: name, value }, keep) => {
      const query = kindOf(of).queries[name]
      if (query === undefined) throw new Error(`${of} declares no query ${name}`)
      const { equal = [], contains, order, limit } = query
      const asked = askedOf(query, value)
      let found = collectionOf(db, kindOf(of), merchant)
      equal.forEach((field, index) => {
        found = found.where(field, '==', encoded(asked.equal[index]))
      })
      if (contains !== undefined) found = found.where(contains, 'array-contains', asked.contained)
      if (order[0] !== 'id') found = found.orderBy(order[0], order[1])
      else if (order[1] === 'desc') found = found.orderBy('__name__', 'desc')
      if (asked.after !== null && asked.afterId !== null)
        found = found.orderBy('__name__', order[1]).startAfter(encoded(asked.after), namedBy(asked.afterId))
      else if (asked.after !== null) found = found.startAfter(encoded(asked.after))
      const { docs } = await found.limit(limit).get()
      docs.forEach((snapshot) => take(of, idNamed(snapshot.id), snapshot, keep))
      return { ids: docs.map(({ id }) => idNamed(id)), more: docs.length === limit }
    },
  }
}

function take(of: Kept, id: string, snapshot: DocumentSnapshot | undefined, keep: Keep): void {
  keep(of, id, snapshot?.exists === true ? readAs(of, id, decoded(snapshot.data())) : 'missing')
}

/** Puts a write into a batch. */
export function addWrite(db: Firestore, batch: WriteBatch, merchant: MerchantId, write: Write): void {
  const ref = db.doc(kindPath(kindOf(write.of), merchant, write.id))
  switch (write.way) {
    case 'set':
      batch.set(ref, encodedDocument({ ...write.value }))
      return
    case 'create':
      batch.create(ref, encodedDocument({ ...write.value }))
      return
    case 'change':
      batch.update(ref, encodedDocument(write.fields))
      return
    case 'merge':
      batch.set(ref, encodedDocument({ ...write.value }), { merge: true })
      return
    case 'add':
      batch.set(ref, increments(write.sums), { merge: true })
      return
  }
}

const increments = (sums: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sums).map(([name, part]: [string, unknown]) => [name, increment(part)]))

function increment(part: unknown): unknown {
  if (typeof part === 'number') return FieldValue.increment(part)
  return typeof part === 'object' && part !== null ? increments(part) : encoded(part)
}
