import { scopedId } from '@fluxori/contract/kernel'
import type { ChannelKind } from '@fluxori/contract/channels/channels'
import { drainMemory } from '../../dev/memory-journal.ts'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { readsOf, type PollRead } from '../../src/flows/poll-reads.ts'
import { append, type MemoryShop } from '../memory-shop.ts'
import type { Polled } from './life.ts'

const at = '2026-11-27T12:00:00.000Z'

/** The command of what a poll has read, chosen as `connections/poll-orders.ts` does; null where it is no news. */
function newsOf(
  shop: MemoryShop,
  channelId: ChannelKind,
  { externalId, command, isNews, isWhole }: PollRead,
): NewCommand | null {
  const known = shop.orders.get(scopedId(channelId, externalId)) ?? null
  if (!isNews(known)) return null
  if (!shop.processed.has(command.id)) return command
  if (known === null || !isWhole) return null
  return { ...command, id: `${command.id}:after:${known.digest === '' ? 'gone' : known.digest}` }
}

/** Takes in what a poll has read. */
export function poll(shop: MemoryShop, channelId: ChannelKind, polled: Polled): void {
  readsOf(channelId, polled, at).forEach((read) => {
    const news = newsOf(shop, channelId, read)
    if (news === null) return
    append(shop, news.id, news.command, { kind: 'channel', channelId })
    drainMemory(shop, 100, at)
  })
}
