import { createHash } from 'node:crypto'
import type { Command } from '@fluxori/contract/commands'
import type { Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId, CommandId, Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import type { ChannelEvent } from '../domain/channels/channel-port.ts'
import type { NewCommand } from '../domain/new-command.ts'

/** A mark of all that a channel says of an order: two states that it dates alike differ in it. */
export const digestOf = (order: ChannelOrder): string =>
  createHash('sha256').update(JSON.stringify(order)).digest('hex').slice(0, 16)

/**
 * The command id of one state of an order. A webhook and a poll of the same state make the same id, so that they are one
 * command; a part of an order names its lines.
 */
export function orderCommandId(channelId: ChannelId, order: ChannelOrder): CommandId {
  const id = `${channelId}:order:${order.externalId}:${order.version}`
  if (!order.partial) return `${id}:${digestOf(order)}`
  const lines = order.lines.map((line) => `${line.externalId} ${line.version}`).toSorted()
  const reported = [...lines, order.placedAt].join('\n')
  return `${id}:${createHash('sha256').update(reported).digest('hex').slice(0, 16)}`
}

/** The command that takes in an order as a channel has it. `read`: it was read from the channel just now. */
export function orderCommand(
  channelId: ChannelId,
  order: ChannelOrder,
  change: 'received' | 'changed',
  receivedAt: Instant,
  read = false,
): NewCommand {
  const command: Command = {
    kind: `order-${change}`,
    payload: { channelId, order, digest: digestOf(order), ...(read ? { read } : {}) },
  }
  return { id: orderCommandId(channelId, order), command, actor: { kind: 'channel', channelId }, receivedAt }
}

/** The command of an order that is gone: one for each deletion. */
export function goneCommand(
  channelId: ChannelId,
  { externalId, key, version }: Omit<Extract<ChannelEvent, { kind: 'order-gone' }>, 'kind'>,
  receivedAt: Instant,
): NewCommand {
  const which = key.replaceAll(/[^\w-]/g, '').slice(0, 64)
  const command: Command = {
    kind: 'order-cancelled',
    payload: { channelId, externalId, ...(version === undefined ? {} : { version }) },
  }
  const id = `${channelId}:order-gone:${externalId}${which === '' ? '' : `:${which}`}`
  return { id, command, actor: { kind: 'channel', channelId }, receivedAt }
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
    case 'order-gone':
      return [goneCommand(channelId, event, receivedAt)]
    case 'stock-seen':
      return []
  }
}
