import type { Channel } from '@fluxori/contract/channels/channels'

export type ChannelState = 'working' | 'paused' | 'waiting' | 'trouble' | 'stale'

/** Three missed looks, and never less than five minutes: one slow answer is no news. */
export function isStale({ health, pollEverySeconds, state }: Channel, now: number): boolean {
  if (state === 'paused' || health.lastPollAt === null) return false
  return now - Date.parse(health.lastPollAt) > Math.max(3 * pollEverySeconds, 300) * 1000
}

/** How a connection is doing in one word, the worst first. `now` in milliseconds. */
export function channelState(channel: Channel, now: number): ChannelState {
  if (channel.state === 'paused') return 'paused'
  if (channel.health.breaker.state === 'open') return 'waiting'
  if (channel.health.problem !== null) return 'trouble'
  return isStale(channel, now) ? 'stale' : 'working'
}
