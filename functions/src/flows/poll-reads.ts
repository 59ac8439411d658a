import type { ChannelId, ExternalId, Instant } from '@fluxori/contract/kernel'
import type { GoneOrder, OrdersPage } from '../domain/channels/channel-port.ts'
import type { NewCommand } from '../domain/new-command.ts'
import { isKnown, type OrderState } from '../domain/orders/is-known.ts'
import { digestOf, goneCommand, orderCommand } from './channel-commands.ts'

/** What a poll has read of one order, as a command. */
export type PollRead = Readonly<{
  externalId: ExternalId
  command: NewCommand
  /** Whether it is news to what the state says of the order; null where the state does not know the order. */
  isNews: (known: OrderState | null) => boolean
  /** False for an order that is told in parts: what is known of it only the journal says. */
  isWhole: boolean
}>

/**
 * What a page of a poll says. An order as a whole is compared with the one in the state: what was read just now is the
 * truth. One that is gone concerns only a state that knows it and has heard nothing newer.
 */
export const readsOf = (
  channelId: ChannelId,
  { orders, gone = [] }: Pick<OrdersPage, 'orders' | 'gone'>,
  at: Instant,
): readonly PollRead[] => [
  ...orders.map((order): PollRead => {
    const state = { version: order.version, digest: digestOf(order) }
    return {
      externalId: order.externalId,
      command: orderCommand(channelId, order, 'changed', at, true),
      isNews: (known) => order.partial || known === null || !isKnown(known, state),
      isWhole: !order.partial,
    }
  }),
  ...gone.map((one) => goneRead(channelId, one, at)),
]

const goneRead = (channelId: ChannelId, { externalId, version }: GoneOrder, at: Instant): PollRead => ({
  externalId,
  command: goneCommand(channelId, { externalId, key: String(version), version }, at),
  isNews: (known) => known !== null && known.version < version,
  isWhole: true,
})
