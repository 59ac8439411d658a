import type { ChannelKind } from '@fluxori/contract/channels/channels'
import type { OrderAction, Order } from '@fluxori/contract/orders/orders'
import type { Command } from '@fluxori/contract/commands'
import { channelModules } from '../../src/channels/all.ts'
import { drainMemory } from '../../dev/memory-journal.ts'
import { sandboxModules } from '../../dev/sandboxes/all.ts'
import { commandsOf } from '../../src/flows/channel-commands.ts'
import { append, openMemoryShop, type MemoryShop, type MemoryShopPlan } from '../memory-shop.ts'

const secret = 'hush-hush'
const at = '2026-11-27T09:00:00.000Z'
const url = 'https://fluxori.test/'
const noNetwork: typeof fetch = () => Promise.reject(new Error('a story makes no calls'))

/** A message as its channel sends it. */
export type Message = Readonly<{ topic: string; body: object; headers?: Readonly<Record<string, string>> }>

/** What channels and members do to a shop, one after another, through the adapters and the rules of the state. */
export type Story = Readonly<{
  shop: MemoryShop
  /** Answers how the message was read. */
  received: (kind: ChannelKind, message: Message) => string
  act: (orderId: string, action: OrderAction) => void
  does: (command: Command) => void
  order: (id: string) => Order
  /** On the shelf, promised and available of a SKU, over all warehouses. */
  units: (sku: string) => readonly [onHand: number, reserved: number, available: number]
  /** Kinds of the cases that are open, in order. */
  cases: () => readonly string[]
  revenue: (day: string, kind: ChannelKind) => readonly [revenueCents: number, vatCents: number]
}>

/** A shop in which every SKU is listed on every channel under its own name: a number, as all of them use. */
export function storyOf(plan: MemoryShopPlan): Story {
  const channels = ['shopify', 'takealot', 'woocommerce'] as const
  const shop = openMemoryShop({ channels: [...channels], ...plan })
  let count = 0
  const run = (id: string, command: Command, channelId?: string) => {
    append(shop, id, command, ...(channelId === undefined ? [] : [{ kind: 'channel', channelId } as const]))
    drainMemory(shop, 100, at)
  }
  const does = (command: Command) => {
    count += 1
    run(`member-${count}`, command)
  }
  return {
    shop,
    received: (kind, { topic, body, headers = {} }) => {
      const { signature, settings, apiKey } = sandboxModules[kind]
      const connection = { id: kind, baseUrl: 'http://127.0.0.1:1', settings }
      const port = channelModules[kind].open(
        connection,
        { webhookSecrets: [secret], apiKey },
        { fetch: noNetwork, now: () => new Date(at) },
      )
      const raw = Buffer.from(JSON.stringify(body))
      const topics = {
        shopify: 'x-shopify-topic',
        takealot: 'x-takealot-event',
        woocommerce: 'x-wc-webhook-topic',
      }
      const reading = port.webhooks.read({
        headers: {
          ...headers,
          [topics[kind]]: topic,
          [signature.header.toLowerCase()]: signature.of(raw, secret),
        },
        body: raw,
        url,
      })
      if (reading.kind !== 'read') return reading.kind
      reading.events
        .flatMap((event) => commandsOf({ id: kind }, event, at))
        .forEach(({ id, command }) => {
          run(id, command, kind)
        })
      return 'read'
    },
    act: (orderId, action) => {
      does({ kind: 'order-update', payload: { orderId, action } })
    },
    does,
    order: (id) => {
      const order = shop.orders.get(id)
      if (order === undefined) throw new Error(`there is no order ${id}`)
      return order
    },
    units: (sku) => {
      const stock = shop.stock.get(sku)
      const levels = Object.values(stock?.levels ?? {})
      const sum = (state: 'onHand' | 'reserved') => levels.reduce((all, level) => all + level[state], 0)
      return [sum('onHand'), sum('reserved'), stock?.available ?? 0]
    },
    cases: () =>
      [...shop.cases.values()]
        .filter(({ state }) => state === 'open')
        .map(({ kind }) => kind)
        .toSorted(),
    revenue: (day, kind) => {
      const sales = shop.days.get(day)?.channels[kind]
      return [sales?.revenueCents ?? 0, sales?.vatCents ?? 0]
    },
  }
}
