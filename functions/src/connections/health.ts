import { channels, type Channel } from '@fluxori/contract/channels/channels'
import { cases, openedCase } from '@fluxori/contract/engine/cases'
import type { Instant } from '@fluxori/contract/kernel'
import { brokenBy, wholeBreaker } from '../domain/channels/breaker.ts'
import type { Fault } from '../domain/fault.ts'
import { reference } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'
import { closeCase } from './cases.ts'
import type { Connection, ConnectionTools } from './connection.ts'

/** Fields of a channel's document, by their paths. */
export type ChannelFields = Readonly<Record<string, unknown>>

/**
 * Records what a fault did to a connection, and opens a case when it goes down or is down for another reason. `besides`
 * gives further fields of its document. Answers when it may be tried again.
 */
export async function recordFault(
  tools: ConnectionTools,
  { merchant, channelId }: Connection,
  channel: Channel,
  fault: Fault,
  besides: (retryAt: Instant) => ChannelFields,
): Promise<Instant> {
  const now = tools.now()
  const breaker = brokenBy(channel.health.breaker, fault, now)
  const batch = tools.db.batch()
  batch.update(reference(tools.db, channels, { merchant, channel: channelId }), {
    'health.breaker': encoded(breaker),
    'health.problem': encoded({ reason: fault.kind, detail: fault.message, at: now }),
    ...encodedDocument(besides(breaker.retryAt)),
  })
  const { health } = channel
  if (
    breaker.state === 'open' &&
    !(health.breaker.state === 'open' && health.problem?.reason === fault.kind)
  ) {
    const facts = { channel: channelId, reason: fault.kind, detail: fault.message }
    const down = openedCase('channel-down', channelId, facts, now)
    batch.set(reference(tools.db, cases, { merchant, alert: down.id }), encodedDocument(down))
  }
  await batch.commit()
  const { state, failures, retryAt } = breaker
  const line = { merchant, channel: channelId, reason: fault.kind, breaker: state, failures }
  tools.log({ event: 'connection-fault', ...line })
  return retryAt
}

/**
 * Records that a connection works, with whatever else was learnt, and closes the case of its being down. `channel` is
 * the connection as it was when the work began: what has gone wrong since then, in other work, stands.
 */
export async function recordHealth(
  tools: ConnectionTools,
  { merchant, channelId }: Connection,
  channel: Channel,
  learnt: ChannelFields,
): Promise<void> {
  const { breaker, problem } = channel.health
  const wasWhole = breaker.failures === 0 && breaker.retryAt === null && problem === null
  const fields = wasWhole ? learnt : { 'health.breaker': wholeBreaker, 'health.problem': null, ...learnt }
  if (breaker.state === 'open') await closeCase(tools, merchant, 'channel-down', channelId)
  await reference(tools.db, channels, { merchant, channel: channelId }).update(encodedDocument(fields))
}
