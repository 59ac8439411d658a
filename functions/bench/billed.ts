import { Readable } from 'node:stream'
import { Firestore } from '@google-cloud/firestore'

/** One commit as its sender saw it: how many documents it wrote, and milliseconds until it was answered. */
export type CommitTime = Readonly<{ writes: number; milliseconds: number }>

/**
 * Billed operations of one client: documents read (a query that finds nothing counts as one), written and deleted; and
 * what its requests took, in milliseconds.
 */
export type Billed = {
  reads: number
  writes: number
  deletes: number
  byCollection: Map<string, number>
  commits: CommitTime[]
  looks: number[]
}

/** A client that counts what it is billed for, at the requests that it sends to the database. */
export function countingFirestore(projectId: string): Readonly<{ db: Firestore; billed: Billed }> {
  const db = new Firestore({ projectId })
  return { db, billed: countBilled(db) }
}

/** Counts from now on what a client is billed for, whoever made it. */
export function countBilled(db: Firestore): Billed {
  const billed: Billed = { reads: 0, writes: 0, deletes: 0, byCollection: new Map(), commits: [], looks: [] }
  const request = methodOf(db, 'request')
  const requestStream = methodOf(db, 'requestStream')
  Object.assign(db, {
    request: async (method: string, sent: unknown, ...more: unknown[]) => {
      if (method !== 'commit') return request(method, sent, ...more)
      const writes = countWrites(billed, sent)
      const started = performance.now()
      const answer = await request(method, sent, ...more)
      billed.commits.push({ writes, milliseconds: performance.now() - started })
      return answer
    },
    requestStream: async (method: string, ...more: unknown[]) => {
      const started = performance.now()
      const stream = await requestStream(method, ...more)
      if (stream instanceof Readable) countReads(billed, stream, method, started)
      return stream
    },
  })
  return billed
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
function countWrites(billed: Billed, sent: unknown): number {
  const writes = fieldOf(sent, 'writes')
  if (!Array.isArray(writes)) throw new Error('a commit without writes')
  writes.forEach((write: unknown) => {
    const name = fieldOf(fieldOf(write, 'update'), 'name')
    if (typeof name !== 'string') {
      billed.deletes += 1
      return
    }
    billed.writes += 1
    const collection = name.split('/').at(-2) ?? ''
    billed.byCollection.set(collection, (billed.byCollection.get(collection) ?? 0) + 1)
  })
  return writes.length
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

function countReads(billed: Billed, stream: Readable, method: string, started: number): void {
  let found = 0
  stream.on('data', (message: unknown) => {
    const given = ['found', 'missing', 'document'].map((name) => fieldOf(message, name))
    if (given.some((part) => part !== undefined && part !== null)) found += 1
  })
  stream.on('end', () => {
    billed.reads += method === 'runQuery' ? Math.max(1, found) : found
    billed.looks.push(performance.now() - started)
  })
}
