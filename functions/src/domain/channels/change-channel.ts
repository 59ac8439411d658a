import { dequal } from 'dequal/lite'
import type { ChannelChange, ChannelRefusal } from '@fluxori/contract/channels/channels'
import type { ChannelId } from '@fluxori/contract/kernel'
import { answer, refuse, type Verdict } from '../decision.ts'
import { requestRefresh } from '../stock/refresh-all.ts'
import { channelOf } from './channel-of.ts'
import type { Work } from '../work.ts'

/** Pauses, resumes or renames a connection, or changes its formula. What is so already is accepted and does nothing. */
export function changeChannel(
  work: Work,
  { channelId: id, change }: Readonly<{ channelId: ChannelId; change: ChannelChange }>,
): Verdict<Readonly<{ channelId: ChannelId }>, ChannelRefusal> {
  const channel = channelOf(work, id)
  if (channel === undefined) return refuse('unknown-channel', `There is no channel ${id}.`, { channel: id })
  switch (change.kind) {
    case 'pause':
      if (channel.state !== 'paused') work.change('channels', id, { state: 'paused' })
      break
    case 'resume':
      if (channel.state !== 'active') {
        work.change('channels', id, { state: 'active', nextPollAt: work.cause.at })
        work.request('publish-stock', id)
        requestRefresh(work)
      }
      break
    case 'rename':
      if (channel.name !== change.name) work.change('channels', id, { name: change.name })
      break
    case 'formula':
      if (!dequal(channel.formula, change.formula)) {
        work.change('channels', id, { formula: change.formula })
        requestRefresh(work)
      }
  }
  return answer({ channelId: id })
}
