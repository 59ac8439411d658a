import type { ChannelRefusal } from '@fluxori/contract/channels/channels'

export const refusals: Readonly<Record<ChannelRefusal, string>> = {
  'unknown-channel': 'There is no such channel. It may have been removed: look again.',
}
