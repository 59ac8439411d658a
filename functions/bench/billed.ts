import { Readable } from 'node:stream'
import { Firestore } from '@google-cloud/firestore'

/** Billed operations of one client: documents read (a query that finds nothing counts as one) and documents written. */
export type Billed = { reads: number; writes: number; byCollection: Map<string, number> }

/** A client that counts what it is billed for, at the requests that it sends to the database. */
export function countingFirestore(projectId: string): Readonly<{ db: Firestore; billed: Billed }> {
  const db = new Firestore({ projectId })
  const billed: Billed = { reads: 0, writes: 0, byCollection: new Map() }
  const request = methodOf(db, 'request')
  const requestStream = methodOf(db, 'requestStream')
  Object.assign(db, {
    request: (method: string, sent: unknown, ...more: unknown[]) => {
      if (method === 'commit') countWrites(billed, sent)
      return request(method, sent, ...more)
    },
    requestStream: async (method: string, ...more: unknown[]) => {
      const stream = await requestStream(method, ...more)
      if (stream instanceof Readable) countReads(billed, stream, method)
      return stream
    },
  })
  return { db, billed }
}

function methodOf(db: Firestore, name: string): (...args: unknown[]) => unknown {
  const method: unknown = Reflect.get(db, name)
  if (typeof method !== 'function') throw new Error(`this Firestore client has no ${name} to count at`)
  return (...args) => {
    const result: unknown = Reflect.apply(method, db, args)
    return result
  }
}

/** Looks at a request no closer than counting needs: what is measured must not wait for it. */
function countWrites(billed: Billed, sent: unknown): void {
  const writes = fieldOf(sent, 'writes')
  if (!Array.isArray(writes)) throw new Error('a commit without writes')
  billed.writes += writes.length
  writes.forEach((write: unknown) => {
    const name = fieldOf(fieldOf(write, 'update'), 'name')
    const collection = typeof name === 'string' ? (name.split('/').at(-2) ?? '') : 'deletes'
    billed.byCollection.set(collection, (billed.byCollection.get(collection) ?? 0) + 1)
  })
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

function countReads(billed: Billed, stream: Readable, method: string): void {
  let found = 0
  stream.on('data', (message: unknown) => {
    const told = ['found', 'missing', 'document'].map((name) => fieldOf(message, name))
    if (told.some((part) => part !== undefined && part !== null)) found += 1
  })
  stream.on('end', () => {
    billed.reads += method === 'runQuery' ? Math.max(1, found) : found
  })
}
