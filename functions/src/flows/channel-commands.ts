import { createHash } from 'node:crypto'
import type { Command } from '@fluxori/contract/commands'
import type { Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId, CommandId, Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/orders'
import type { ChannelEvent } from '../domain/channels/channel-port.ts'
import type { NewCommand } from '../domain/new-command.ts'

/**
 * The command id of one version of an order. A webhook and a poll of the same version make the same id, so
 * that they are one command; a part of an order names its lines.
 */
export function orderCommandId(channelId: ChannelId, order: ChannelOrder): CommandId {
  const id = `${channelId}:order:${order.externalId}:${order.version}`
  if (!order.partial) return id
  const lines = order.lines.map((line) => `${line.externalId} ${line.version}`).toSorted()
  return `${id}:${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`
}

/** The command that takes in an order as a channel has it. */
export function orderCommand(
  channelId: ChannelId,
  order: ChannelOrder,
  change: 'received' | 'changed',
  receivedAt: Instant,
): NewCommand {
  const command: Command = { kind: `order-${change}`, payload: { channelId, order } }
  return { id: orderCommandId(channelId, order), command, actor: { kind: 'channel', channelId }, receivedAt }
}

/** The journal commands that an event of a channel needs: none for a sighting of its stock. */
export function commandsOf(
  { id: channelId }: Pick<Channel, 'id'>,
  event: ChannelEvent,
  receivedAt: Instant,
): readonly NewCommand[] {
  switch (event.kind) {
    case 'order':
      return [orderCommand(channelId, event.order, event.change, receivedAt)]
    case 'order-gone': {
      const { externalId } = event
      const command: Command = { kind: 'order-cancelled', payload: { channelId, externalId } }
      const actor = { kind: 'channel', channelId } as const
      return [{ id: `${channelId}:order-gone:${externalId}`, command, actor, receivedAt }]
    }
    case 'stock-seen':
      return []
  }
}
