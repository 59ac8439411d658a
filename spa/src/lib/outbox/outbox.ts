import type { Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import { create } from 'zustand'
import { OperationProblem } from '../operation/problem.ts'
import type { Submission } from '../operation/submission.ts'
import { useSession } from '../session/session.ts'
import type { QueuedWrite } from './store.ts'

export type { QueuedWrite } from './store.ts'

type Outbox = Readonly<{
  /** The signed-in person's writes that wait for a connection or were refused when there was one. Oldest first. */
  writes: readonly QueuedWrite[]
  sending: boolean
  /** What was sent last, for a notice. */
  sent: Readonly<{ key: string; label: string }> | null
}>

export const useOutbox = create<Outbox>(() => ({ writes: [], sending: false, sent: null }))

const channel = new BroadcastChannel('fluxori-outbox')
const tryAgainMs = 15_000

const currentUid = (): string | null => {
  const session = useSession.getState()
  return session.status === 'signed-in' ? session.uid : null
}

async function refresh(): Promise<readonly QueuedWrite[]> {
  const uid = currentUid()
  const { readQueue } = await import('./store.ts')
  const all = await readQueue().catch(() => [])
  const writes = all.filter((write) => write.uid === uid)
  useOutbox.setState({ writes })
  return writes
}

const changed = async () => {
  channel.postMessage('changed')
  await refresh()
}

/** Keeps a write until it can be sent. Throws an `OperationProblem` `storage-full` when the device has no room. */
export async function enqueue<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  { input, key }: Submission<z.input<I>>,
  { label, merchantId }: Readonly<{ label: string; merchantId: string }>,
): Promise<void> {
  const uid = currentUid()
  if (uid === null) throw new OperationProblem({ reason: 'not-signed-in', detail: 'nobody is signed in' })
  const { keepQueued } = await import('./store.ts')
  const write: QueuedWrite = {
    key,
    operation: operation.name,
    input,
    uid,
    merchantId,
    label,
    queuedAt: new Date().toISOString(),
    state: 'waiting',
    problem: null,
  }
  await keepQueued(write).catch(() => {
    throw new OperationProblem({ reason: 'storage-full', detail: 'the device keeps nothing more' })
  })
  await changed()
}

/** Takes a write back before it is sent, or puts one away that was refused. */
export async function cancelQueued(key: string): Promise<void> {
  const { dropQueued } = await import('./store.ts')
  await dropQueued(key)
  await changed()
}

/** Lets a refused write be tried once more. */
export async function retryQueued(write: QueuedWrite): Promise<void> {
  const { keepQueued } = await import('./store.ts')
  await keepQueued({ ...write, state: 'waiting', problem: null })
  await changed()
  await sendQueued()
}

/**
 * Sends what waits, oldest first, one tab at a time. Stops when the connection is lost; a refusal stays in the queue with its
 * reason, so that nothing that a person did is lost unseen.
 */
export async function sendQueued(): Promise<void> {
  if (!navigator.onLine) return
  await navigator.locks.request('fluxori-outbox', { ifAvailable: true }, async (lock) => {
    if (lock === null) return
    const waiting = (await refresh()).filter(({ state }) => state === 'waiting')
    if (waiting.length === 0) return
    useOutbox.setState({ sending: true })
    try {
      for (const write of waiting) {
        if ((await send(write)) === 'stop') return
      }
    } finally {
      useOutbox.setState({ sending: false })
    }
  })
}

async function send(write: QueuedWrite): Promise<'next' | 'stop'> {
  const [{ operations }, { callOperation }, { keepQueued, dropQueued }] = await Promise.all([
    import('@fluxori/contract/operations'),
    import('../operation/call.ts'),
    import('./store.ts'),
  ])
  const operation = operations.find(({ name }) => name === write.operation)
  const refused = async (problem: string) => {
    await keepQueued({ ...write, state: 'refused', problem })
    await changed()
    return 'next' as const
  }
  if (operation === undefined) return refused('invalid-request')
  try {
    await callOperation<z.ZodType, z.ZodType>(operation, { input: write.input, key: write.key })
  } catch (error) {
    const reason = error instanceof OperationProblem ? error.reason : 'unreadable-answer'
    const again = error instanceof OperationProblem && (error.retryable || reason === 'not-signed-in')
    return again ? 'stop' : refused(reason)
  }
  await dropQueued(write.key)
  useOutbox.setState({ sent: { key: write.key, label: write.label } })
  await changed()
  return 'next'
}

/** Follows the queue of this device and sends it whenever there is a connection, until the page ends. */
export function startOutbox(): void {
  const look = () => void sendQueued()
  channel.addEventListener('message', () => void refresh())
  addEventListener('online', look)
  setInterval(() => {
    if (useOutbox.getState().writes.some(({ state }) => state === 'waiting')) look()
  }, tryAgainMs)
  useSession.subscribe((session, before) => {
    if (session.status !== before.status) void refresh().then(look)
  })
  // After a reload the person is signed in already when this begins.
  void refresh().then(look)
}
