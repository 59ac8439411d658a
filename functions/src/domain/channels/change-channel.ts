import type { Channel, ChannelChange, ChannelRefusal } from '@fluxori/contract/channels/channels'
import type { ChannelId, Instant } from '@fluxori/contract/kernel'
import type { Book } from '../book.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import { everythingAsked } from '../stock/refresh-all.ts'
import type { Fact } from '../story.ts'

/** Pauses, resumes or renames a connection, or changes its formula. What is so already is accepted and does nothing. */
export function changeChannel(
  book: Book,
  { channelId, change }: Readonly<{ channelId: ChannelId; change: ChannelChange }>,
  at: Instant,
): Decision<Fact, ChannelRefusal> {
  const channel = book.channels.get(channelId)
  if (channel === undefined)
    return refuse('unknown-channel', `There is no channel ${channelId}.`, { channel: channelId })
  return accept(factsOf(channel, change, at))
}

function factsOf(channel: Channel, change: ChannelChange, at: Instant): readonly Fact[] {
  const { id: channelId } = channel
  switch (change.kind) {
    case 'pause':
      return channel.state === 'paused'
        ? []
        : [{ kind: 'channel-changed', channelId, fields: { state: 'paused' } }]
    case 'resume':
      return channel.state === 'active'
        ? []
        : [
            { kind: 'channel-changed', channelId, fields: { state: 'active', nextPollAt: at } },
            { kind: 'publishing-asked', channelId },
            everythingAsked,
          ]
    case 'rename':
      return channel.name === change.name
        ? []
        : [{ kind: 'channel-changed', channelId, fields: { name: change.name } }]
    case 'formula':
      return isSame(channel.formula, change.formula)
        ? []
        : [{ kind: 'channel-changed', channelId, fields: { formula: change.formula } }, everythingAsked]
  }
}

const isSame = (one: Channel['formula'], other: Channel['formula']): boolean =>
  one.max === other.max &&
  one.safety === other.safety &&
  one.shareBps === other.shareBps &&
  one.buffer === other.buffer
