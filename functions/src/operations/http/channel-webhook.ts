import { createHash } from 'node:crypto'
import { commandsOf } from '../../flows/channel-commands.ts'
import { webhook } from '../../edge/webhook.ts'

/** Largest part of a message that is kept when it cannot be read: a journal entry must fit a document. */
const keptBytes = 200_000

/**
 * Takes a channel's signed message: one journal write for an order, then 200. What cannot be read is kept with its
 * reason and shown, and answered 200 too: the channel would send it again for ever.
 */
export const channelWebhook = webhook(
  {
    name: 'channel-webhook',
    summary: "Takes a channel's signed webhook into the journal.",
    path: '/channel-webhook/{merchantId}/{channelId}',
  },
  async ({ merchant, channel, reading, body, services }) => {
    const at = services.now()
    switch (reading.kind) {
      case 'ignored':
        return 'ignored'
      case 'unreadable':
        await services.journal.keepUnreadable(merchant, {
          id: `${channel.id}:unreadable:${createHash('sha256').update(body).digest('hex')}`,
          payload: {
            channelId: channel.id,
            topic: reading.topic,
            raw: body.subarray(0, keptBytes).toString('utf8'),
          },
          reason: 'malformed-message',
          detail: reading.detail.slice(0, 1000),
          actor: { kind: 'channel', channelId: channel.id },
          receivedAt: at,
        })
        return 'kept-unreadable'
      case 'read': {
        const commands = reading.events.flatMap((event) => commandsOf(channel, event, at))
        const fresh = await Promise.all(commands.map((command) => services.journal.append(merchant, command)))
        const seen = reading.events.filter((event) => event.kind === 'stock-seen')
        const connection = { merchant, channelId: channel.id }
        await Promise.all(
          seen.map(({ listing, quantity }) => services.connections.recordSeen(connection, listing, quantity)),
        )
        return fresh.length === 0 || fresh.includes(true) ? 'kept' : 'repeat'
      }
    }
  },
  { minInstances: 1, concurrency: 80, timeoutSeconds: 10 },
)
