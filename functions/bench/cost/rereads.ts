import type { ChannelKind } from '@fluxori/contract/channels/channels'
import { channelModules } from '../../src/channels/all.ts'
import { pollSince } from '../../src/domain/channels/poll-since.ts'
import { instantAfter } from '@fluxori/contract/time'

const [start, longAgo, daysLooked] = ['2026-06-01T10:00:30.000Z', '2025-01-01T00:00:00.000Z', 62]

const known = new Map<string, number>()

/**
 * Polls that see an order again after it last changed (on Takealot: after it was placed), by the real rule of how far
 * back a poll reads, for a connection that is polled on time.
 */
export function rereads(kind: ChannelKind, pollEverySeconds: number): number {
  const name = `${kind} ${pollEverySeconds}`
  const found = known.get(name) ?? counted(kind, pollEverySeconds)
  known.set(name, found)
  return found
}

function counted(kind: ChannelKind, pollEverySeconds: number): number {
  const { pollOverlapMs } = channelModules[kind]
  const step = pollEverySeconds * 1000
  const polls = Math.floor((daysLooked * 86_400_000) / step)
  let seen = 0
  let polledUntil = start
  for (let poll = 1; poll <= polls; poll += 1) {
    const now = instantAfter(start, poll * step)
    if (pollSince({ polledUntil, connectedAt: longAgo }, now, pollOverlapMs) <= start) seen += 1
    polledUntil = now
  }
  return seen
}
