import { Readable } from 'node:stream'
import { Firestore } from '@google-cloud/firestore'
import { z } from 'zod'

/** Billed operations of one client: documents read (a query that finds nothing counts as one) and documents written. */
export type Billed = { reads: number; writes: number; byCollection: Map<string, number> }

const CommitRequest = z.object({
  writes: z.array(
    z.object({ update: z.object({ name: z.string() }).nullish(), delete: z.string().nullish() }).loose(),
  ),
})

const Document = z.object({ found: z.unknown(), missing: z.unknown(), document: z.unknown() }).partial()

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

function countWrites(billed: Billed, sent: unknown): void {
  CommitRequest.parse(sent).writes.forEach(({ update }) => {
    billed.writes += 1
    const collection = update?.name.split('/').at(-2) ?? 'deletes'
    billed.byCollection.set(collection, (billed.byCollection.get(collection) ?? 0) + 1)
  })
}

function countReads(billed: Billed, stream: Readable, method: string): void {
  let found = 0
  stream.on('data', (message: unknown) => {
    const { data } = Document.safeParse(message)
    if ((data?.found ?? data?.missing ?? data?.document ?? null) !== null) found += 1
  })
  stream.on('end', () => {
    billed.reads += method === 'runQuery' ? Math.max(1, found) : found
  })
}
