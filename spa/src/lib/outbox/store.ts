import { clear, createStore, del, set, values } from 'idb-keyval'
import { z } from 'zod'

/** A change that a person has made and that Fluxori has not answered yet. */
const QueuedWrite = z.object({
  /** Its idempotency key: sent twice, it still counts once. */
  key: z.string(),
  operation: z.string(),
  input: z.unknown(),
  uid: z.string(),
  merchantId: z.string(),
  /** What it does, as the button said. */
  label: z.string(),
  queuedAt: z.string(),
  state: z.enum(['waiting', 'refused']),
  /** Why it was refused: the reason's code. */
  problem: z.string().nullable(),
})
export type QueuedWrite = z.infer<typeof QueuedWrite>

const store = () => createStore('fluxori-outbox', 'writes')

/** Everything that is queued on this device, oldest first. What cannot be read any more is left out. */
export async function readQueue(): Promise<readonly QueuedWrite[]> {
  const found = await values<unknown>(store())
  return found
    .flatMap((value) => {
      const read = QueuedWrite.safeParse(value)
      return read.success ? [read.data] : []
    })
    .toSorted((a, b) => (a.queuedAt < b.queuedAt ? -1 : 1))
}

export const keepQueued = (write: QueuedWrite): Promise<void> => set(write.key, write, store())

export const dropQueued = (key: string): Promise<void> => del(key, store())

/** Forgets everything that is queued: its person has left the device. */
export const forgetQueue = (): Promise<void> => clear(store())
