import {
  channelTasks,
  publishing,
  requestedWork,
  type ChannelTask,
  type ChannelWork,
} from '@fluxori/contract/engine/channel-work'
import { instantAfter } from '@fluxori/contract/time'
import { BrokenDocument } from '../domain/broken-document.ts'
import { parsed, reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import type { Connection, ConnectionTools } from './connection.ts'

/** Connections that one sweep takes on. The next sweep is a minute later. */
export const mostPerSweep = 500
/** After so long a request that nobody has answered is made again. */
const forgottenMs = 30_000

const workReference = (
  { db }: ConnectionTools,
  task: ChannelTask,
  { merchant, channelId }: Connection,
): FirebaseFirestore.DocumentReference => reference(db, channelTasks[task], { merchant, channel: channelId })

/** Requests a task of each connection: one document each, whose write starts the function that does it. */
export async function requestWork(
  tools: ConnectionTools,
  task: ChannelTask,
  connections: readonly Connection[],
): Promise<void> {
  const at = tools.now()
  await Promise.all(
    connections.map((connection) =>
      workReference(tools, task, connection).set(encodedDocument(requestedWork(connection.channelId, at))),
    ),
  )
}

/**
 * Whether a work document requests something that nobody has started. One that is broken does, to be made whole. How a
 * run went is recorded in the same document and starts the same function: this is how that start is known for what it is.
 */
export async function isRequested(
  tools: ConnectionTools,
  task: ChannelTask,
  connection: Connection,
): Promise<boolean> {
  const snapshot = await workReference(tools, task, connection).get()
  return snapshot.exists && (readable(snapshot)?.state ?? 'requested') === 'requested'
}

type Progress = Pick<ChannelWork, 'retryAt' | 'done' | 'failed'> &
  Readonly<{ outcome: 'done' | 'waiting' | 'idle' }>

/** Records how far a run has come, where the browser shows it. */
export async function recordWork(
  tools: ConnectionTools,
  task: ChannelTask,
  connection: Connection,
  { outcome, retryAt, done, failed }: Progress,
): Promise<void> {
  const at = tools.now()
  const work: ChannelWork = {
    channelId: connection.channelId,
    state: outcome === 'waiting' ? 'waiting' : 'done',
    requestedAt: at,
    finishedAt: outcome === 'waiting' ? null : at,
    retryAt,
    done,
    failed,
    problem: null,
  }
  await workReference(tools, task, connection).set(encodedDocument(work))
}

/** Connections whose request was forgotten, or whose time to try again has come. */
export async function duePublishing({ db, now }: ConnectionTools): Promise<readonly Connection[]> {
  const at = now()
  const query = db
    .collectionGroup('publishing')
    .where('state', 'in', ['requested', 'running', 'waiting'])
    .limit(mostPerSweep)
  const { docs } = await query.get()
  return docs.flatMap((snapshot) => {
    const merchant = snapshot.ref.parent.parent?.id
    const work = readable(snapshot)
    const due =
      work === undefined ||
      (work.state === 'waiting'
        ? (work.retryAt ?? at) <= at
        : work.requestedAt <= instantAfter(at, -forgottenMs))
    return merchant !== undefined && due ? [{ merchant, channelId: snapshot.id }] : []
  })
}

/** Work that is not what the contract says is requested again, which makes it whole. */
function readable(snapshot: FirebaseFirestore.DocumentSnapshot): ChannelWork | undefined {
  try {
    return parsed(publishing, snapshot)
  } catch (error) {
    if (error instanceof BrokenDocument) return undefined
    throw error
  }
}
