import type { ChannelWork } from '@fluxori/contract/engine/channel-work'

/** How far some work of a connection is. `share` is between 0 and 1; null when nobody can tell how much there is. */
export type Progress = Readonly<{
  kind: 'on' | 'waiting' | 'over'
  done: number
  failed: number
  share: number | null
}>

/** `left` is how many listings still wait; null when that is not known or does not count. */
export function progressOf({ state, done, failed }: ChannelWork, left: number | null): Progress {
  const tried = done + failed
  const all = left === null ? null : tried + left
  switch (state) {
    case 'requested':
    case 'running':
      return { kind: 'on', done, failed, share: all === null || all === 0 ? null : tried / all }
    case 'waiting':
      return { kind: 'waiting', done, failed, share: null }
    case 'done':
      return { kind: 'over', done, failed, share: null }
  }
}
