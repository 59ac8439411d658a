import type { Firestore } from '@google-cloud/firestore'
import { alertId, cases, type Case, type CaseKind } from '@fluxori/contract/engine/cases'
import { channels, type Breaker, type Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId, Instant, MerchantId } from '@fluxori/contract/kernel'
import type { ChannelPort } from '../domain/channels/channel-port.ts'
import type { Fault } from '../domain/fault.ts'
import { instantAfter } from '@fluxori/contract/time'
import type { Tell } from '../log/log-line.ts'
import { grpc, readDocument, reference, statusCode } from '../store/documents.ts'
import { encoded, encodedDocument } from '../store/encoding.ts'

/** What working on a connection needs from the process it runs in. */
export type ConnectionTools = Readonly<{
  db: Firestore
  now: () => Instant
  newId: () => string
  leaseMs: number
  open: (merchant: MerchantId, channel: Channel) => Promise<ChannelPort>
  pause: (milliseconds: number) => Promise<void>
  tell: Tell
}>

/** One connection of one merchant. */
export type Connection = Readonly<{ merchant: MerchantId; channelId: ChannelId }>

/** A connection that is there and that nobody has paused: the only kind that is polled and published to. */
export async function activeChannel(
  { db }: ConnectionTools,
  { merchant, channelId }: Connection,
): Promise<Channel | undefined> {
  const channel = await readDocument(db, channels, { merchant, channel: channelId })
  return channel?.state === 'active' ? channel : undefined
}

/** Failures in a row after which a connection is left alone until its time comes. */
const failuresToOpen = 5
const longestWaitMs = 15 * 60_000

/**
 * What a fault does to the breaker. The channel's own `Retry-After` is kept; else the wait doubles from two seconds to
 * a quarter of an hour. A refused key opens at once: trying on can get it blocked.
 */
export function brokenBy(breaker: Breaker, fault: Fault, now: Instant): Breaker {
  const failures = breaker.failures + (fault.kind === 'throttled' ? 0 : 1)
  const asked = fault.retryAfterSeconds === null ? 0 : fault.retryAfterSeconds * 1000
  const doubled = Math.min(longestWaitMs, 2000 * 2 ** Math.max(0, failures - 1))
  const wait = fault.kind === 'unauthorised' ? longestWaitMs : Math.max(asked, doubled)
  const open = failures >= failuresToOpen || fault.kind === 'unauthorised'
  return { state: open ? 'open' : 'closed', failures, retryAt: instantAfter(now, wait) }
}

export const wholeBreaker: Breaker = { state: 'closed', failures: 0, retryAt: null }

/** Until when the connection must be left alone, or null when it may be used now. */
export function restingUntil({ retryAt }: Breaker, now: Instant): Instant | null {
  return retryAt !== null && retryAt > now ? retryAt : null
}

/** Notes what a fault did to a connection, and opens a case when it goes down or is down for another reason. */
export async function noteFault(
  tools: ConnectionTools,
  { merchant, channelId }: Connection,
  channel: Channel,
  fault: Fault,
): Promise<Breaker> {
  const now = tools.now()
  const breaker = brokenBy(channel.health.breaker, fault, now)
  const batch = tools.db.batch()
  batch.update(reference(tools.db, channels, { merchant, channel: channelId }), {
    'health.breaker': encoded(breaker),
    'health.problem': encoded({ reason: fault.kind, detail: fault.message, at: now }),
  })
  const { health } = channel
  if (
    breaker.state === 'open' &&
    !(health.breaker.state === 'open' && health.problem?.reason === fault.kind)
  ) {
    const facts = { channel: channelId, reason: fault.kind, detail: fault.message }
    const alert = openAlert({ kind: 'channel-down', subject: { kind: 'channel', id: channelId }, facts }, now)
    batch.set(reference(tools.db, cases, { merchant, alert: alert.id }), encodedDocument(alert))
  }
  await batch.commit()
  const { state, failures } = breaker
  const told = { merchant, channel: channelId, reason: fault.kind, breaker: state, failures }
  tools.tell({ event: 'connection-fault', ...told })
  return breaker
}

/**
 * Notes that a connection works, with whatever else was learnt, and closes the case of its being down. `channel` is the
 * connection as it was when the work began: what has gone wrong since then, in other work, stands.
 */
export async function noteHealthy(
  tools: ConnectionTools,
  { merchant, channelId }: Connection,
  channel: Channel,
  learnt: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { breaker, problem } = channel.health
  const wasWhole = breaker.failures === 0 && breaker.retryAt === null && problem === null
  const fields = wasWhole ? learnt : { 'health.breaker': wholeBreaker, 'health.problem': null, ...learnt }
  if (breaker.state === 'open') await closeAlert(tools, merchant, 'channel-down', channelId)
  await reference(tools.db, channels, { merchant, channel: channelId }).update(encodedDocument(fields))
}

/** Closes a case, if there is one. */
export async function closeAlert(
  { db, now }: ConnectionTools,
  merchant: MerchantId,
  kind: CaseKind,
  subject: string,
): Promise<void> {
  try {
    const closed = encodedDocument({ state: 'resolved', resolvedAt: now(), resolvedBy: null })
    await reference(db, cases, { merchant, alert: alertId(kind, subject) }).update(closed)
  } catch (error) {
    if (statusCode(error) !== grpc.notFound) throw error
  }
}

export const openAlert = (alert: Pick<Case, 'kind' | 'subject' | 'facts'>, openedAt: Instant): Case => ({
  ...alert,
  id: alertId(alert.kind, alert.subject.id),
  state: 'open',
  openedAt,
  resolvedAt: null,
  resolvedBy: null,
})
