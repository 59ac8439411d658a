import type { DocumentSnapshot, Firestore, Query } from '@google-cloud/firestore'
import { journal, type JournalEntry } from '@fluxori/contract/engine/journal'
import type { MerchantId } from '@fluxori/contract/kernel'
import { BrokenDocument } from '../domain/broken-document.ts'
import { collectionOf, parsed } from '../store/documents.ts'
import { readCommand } from '@fluxori/contract/commands'
import type { Pending } from './plan.ts'

/** Pending commands in their order, for the one drain that processes them. */
export type PendingQueue = Readonly<{
  /** The next commands, and whether more are known. They stay first until they are processed. */
  next: () => Promise<Readonly<{ commands: readonly Pending[]; last: boolean }>>
  /** The first so many have been processed. */
  processed: (count: number) => void
}>

const pendingQuery = (db: Firestore, merchant: MerchantId): Query =>
  collectionOf(db, journal, merchant).where('state', '==', 'pending').orderBy('receivedAt', 'asc')

/** A journal entry that is pending, its command read once for all that is done with it. */
export const pendingOne = (id: string, entry: JournalEntry): Pending => ({
  id,
  entry,
  input: readCommand(entry.kind, entry.payload),
})

/** Whether any command is pending. */
export const isPending = async (db: Firestore, merchant: MerchantId): Promise<boolean> =>
  !(await pendingQuery(db, merchant).select().limit(1).get()).empty

/**
 * Reads ahead while the batch before is being committed, and reads no command twice. Commands that come in behind what
 * has been read, from a clock that is late, are found by the look that follows every drain.
 */
export function pendingQueue(db: Firestore, merchant: MerchantId, batchSize: number): PendingQueue {
  const pageSize = batchSize * 2
  let read: readonly Pending[] = []
  let after: DocumentSnapshot | null = null
  let ended = false
  let reading: Promise<void> | null = null

  const readPage = async (): Promise<void> => {
    const query = pendingQuery(db, merchant).limit(pageSize)
    const { docs } = await (after === null ? query : query.startAfter(after)).get()
    read = [...read, ...docs.map((snapshot) => pendingOne(snapshot.id, readable(snapshot)))]
    after = docs.at(-1) ?? after
    ended = docs.length < pageSize
    reading = null
  }
  const readAhead = (): void => {
    if (ended || reading !== null || read.length >= pageSize) return
    reading = readPage()
    // Whoever waits for it hears of a fault; until then it must not end the process.
    reading.catch(() => undefined)
  }
  return {
    next: async () => {
      readAhead()
      if (read.length < batchSize && reading !== null) await reading
      readAhead()
      return { commands: read.slice(0, batchSize), last: ended && read.length <= batchSize }
    },
    processed: (count) => {
      read = read.slice(count)
    },
  }
}

/** An entry that is not what the contract says becomes one that no rule knows, so that it is set aside like any other. */
function readable(snapshot: DocumentSnapshot): JournalEntry {
  try {
    return parsed(journal, snapshot) ?? unreadable
  } catch (error) {
    if (error instanceof BrokenDocument) return { ...unreadable, payload: error.message }
    throw error
  }
}

const unreadable: JournalEntry = {
  kind: 'unreadable',
  payload: null,
  actor: { kind: 'system', name: 'journal' },
  receivedAt: '1970-01-01T00:00:00.000Z',
  state: 'pending',
  fingerprint: '',
  result: null,
  appliedAt: null,
}
