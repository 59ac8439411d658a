import { listings } from '@fluxori/contract/channels/channels'
import { polls, publishing, requestedWork, type ChannelWork } from '@fluxori/contract/engine/channel-work'
import { scopedId, type DocumentKind } from '@fluxori/contract/kernel'
import { instantAfter } from '@fluxori/contract/time'
import { BrokenDocument, grpc, parsed, reference, statusCode } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import type { Connection, ConnectionTools } from './connection.ts'

/** Connections that one sweep takes on. The next sweep is a minute later. */
const mostPerSweep = 500
/** After so long a request that nobody has answered is made again. */
const forgottenMs = 30_000

/** Active connections whose next poll is due. */
export async function dueForPoll({ db, now }: ConnectionTools): Promise<readonly Connection[]> {
  const query = db
    .collectionGroup('channels')
    .where('state', '==', 'active')
    .where('nextPollAt', '<=', encoded(now()))
    .limit(mostPerSweep)
  const { docs } = await query.get()
  return docs.flatMap(({ ref, id }) => {
    const merchant = ref.parent.parent?.id
    return merchant === undefined ? [] : [{ merchant, channelId: id }]
  })
}

/** Connections with publishing that was asked for and forgotten, or whose time to try again has come. */
export async function dueForPublish({ db, now }: ConnectionTools): Promise<readonly Connection[]> {
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

/** Whether a work document asks for something that nobody has started. One that is broken does, to be made whole. */
export async function isRequested(
  { db }: ConnectionTools,
  kind: 'publishing' | 'polls',
  { merchant, channelId }: Connection,
): Promise<boolean> {
  const snapshot = await reference(db, { publishing, polls }[kind], { merchant, channel: channelId }).get()
  return snapshot.exists && (readable(snapshot)?.state ?? 'requested') === 'requested'
}

/** A doorbell that is not what the contract says is rung again, which makes it whole. */
function readable(snapshot: FirebaseFirestore.DocumentSnapshot): ChannelWork | undefined {
  try {
    return parsed(publishing, snapshot)
  } catch (error) {
    if (error instanceof BrokenDocument) return undefined
    throw error
  }
}

/** Asks for a poll of each connection: one document each, whose write starts `channel-poll`. */
export const ringPolls = (tools: ConnectionTools, due: readonly Connection[]): Promise<void> =>
  ring(tools, polls, due)

/** Asks for publishing on each connection: one document each, whose write starts `stock-publish`. */
export const ringPublishing = (tools: ConnectionTools, due: readonly Connection[]): Promise<void> =>
  ring(tools, publishing, due)

async function ring(
  { db, now }: ConnectionTools,
  kind: DocumentKind,
  due: readonly Connection[],
): Promise<void> {
  const requestedAt = now()
  await Promise.all(
    due.map(({ merchant, channelId }) => {
      const work = requestedWork(channelId, requestedAt)
      return reference(db, kind, { merchant, channel: channelId }).set(encodedDocument(work))
    }),
  )
}

/** Notes what a channel says it shows. A listing that we do not know is left alone. */
export async function noteSeen(
  { db, now }: ConnectionTools,
  { merchant, channelId }: Connection,
  externalId: string,
  quantity: number,
): Promise<void> {
  const ref = reference(db, listings, { merchant, listing: scopedId(channelId, externalId) })
  try {
    await ref.update({ 'observed.quantity': quantity, 'observed.at': encoded(now()) })
  } catch (error) {
    if (statusCode(error) !== grpc.notFound) throw error
  }
}
