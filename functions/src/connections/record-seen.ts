import { listings } from '@fluxori/contract/channels/channels'
import { scopedId } from '@fluxori/contract/kernel'
import { grpc, reference, statusCode } from '../store/documents.ts'
import { encoded } from '../store/encoding.ts'
import type { Connection, ConnectionTools } from './connection.ts'

/** Records what a channel says it shows. A listing that we do not know is left alone. */
export async function recordSeen(
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
