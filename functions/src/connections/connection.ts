import type { Firestore } from '@google-cloud/firestore'
import { channels, type Channel, type ChannelKind } from '@fluxori/contract/channels/channels'
import type { ChannelId, Instant, MerchantId } from '@fluxori/contract/kernel'
import type { ChannelPort } from '../domain/channels/channel-port.ts'
import type { LogLine } from '../log/log-line.ts'
import { readDocument } from '../store/documents.ts'

/** What working on a connection needs from the process it runs in. */
export type ConnectionTools = Readonly<{
  db: Firestore
  now: () => Instant
  newId: () => string
  leaseMs: number
  open: (merchant: MerchantId, channel: Channel) => Promise<ChannelPort>
  /** How far a poll of this kind of channel must overlap with the last complete one. */
  pollOverlapMs: (kind: ChannelKind) => number
  pause: (milliseconds: number) => Promise<void>
  log: (line: LogLine) => void
}>

/** One connection of one merchant. */
export type Connection = Readonly<{ merchant: MerchantId; channelId: ChannelId }>

/** A connection that is there and that nobody has paused: the only kind that is polled and published to. */
export async function activeChannel(
  { db }: Pick<ConnectionTools, 'db'>,
  { merchant, channelId }: Connection,
): Promise<Channel | undefined> {
  const channel = await readDocument(db, channels, { merchant, channel: channelId })
  return channel?.state === 'active' ? channel : undefined
}
