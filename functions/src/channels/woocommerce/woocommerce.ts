import type { KyInstance } from 'ky'
import { z } from 'zod'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import type { OpenChannel, OrdersPage } from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'
import { call, wireClient } from '../wire.ts'
import { holdPending, withHeld, type HoldPending } from './hold-pending.ts'
import { toChannelOrder, type MappedOrder } from './mapping.ts'
import { readWoocommerceMessage } from './read-message.ts'
import { batchSize, pushStock, readStock } from './stock.ts'

/**
 * One WooCommerce shop, by its REST API v3. `baseUrl` is the site's address; the secret's `apiKey` is
 * `consumerKey:consumerSecret` with read and write rights, sent by Basic authentication and so only over https.
 * WooCommerce has no rate budget and no compare-and-set: what was pushed is read back by the caller.
 */
export const openWoocommerce: OpenChannel = (
  { baseUrl, settings },
  { apiKey, webhookSecrets },
  { fetch, now },
) => {
  const authorization = `Basic ${Buffer.from(apiKey).toString('base64')}`
  const site = baseUrl.replace(/\/+$/, '')
  const client = wireClient(`${site}/wp-json/wc/v3`, { authorization }, onlyEncrypted(fetch))
  const hold = holdPending(settings, now)
  return {
    budgetLeft: () => null,
    webhooks: { read: (message) => withHeld(readWoocommerceMessage(message, webhookSecrets), hold) },
    orders: { list: (since, cursor) => listOrders({ client, now, since, hold }, cursor ?? '1') },
    stock: {
      batchSize,
      read: (listings) => readStock({ client, now }, listings),
      push: (pushes) => pushStock({ client, now }, pushes),
    },
  }
}

/** Keys must not cross a network in the clear; only this machine is reached without https. */
const onlyEncrypted =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const { protocol, hostname } = new URL(input instanceof Request ? input.url : input)
    const local = hostname === '127.0.0.1' || hostname === 'localhost'
    if (protocol !== 'https:' && !local)
      throw new Fault('rejected', 'a WooCommerce shop is only reached by https')
    return fetch(input, init)
  }

const perPage = 100

type Tools = Readonly<{ client: KyInstance; now: () => Date }>
type Since = Tools & Readonly<{ since: string; hold: HoldPending | null }>

const behindCursor = /^(bin|ended)-(\d+)$/

/**
 * A page of the orders changed since; behind the last one comes what was put in the bin, which the shop lists only to
 * those who ask for it alone, and, where pending orders hold stock, those that may do so no more. So a poll of few
 * orders is two calls or three.
 */
async function listOrders(tools: Since, cursor: string): Promise<OrdersPage> {
  const [, behind, behindPage] = behindCursor.exec(cursor) ?? []
  if (behind === 'bin') return listBin(tools, Number(behindPage))
  if (behind === 'ended' && tools.hold !== null) return listEnded(tools, tools.hold, Number(behindPage))
  const page = Number(cursor)
  const listed = await listPage(tools, page, 'any')
  if (!listed.isLast) return { ...listed, cursor: String(page + 1) }
  const bin = await listBin(tools, 1)
  return {
    orders: listed.orders,
    gone: bin.gone,
    unreadable: [...listed.unreadable, ...bin.unreadable],
    cursor: bin.cursor,
  }
}

async function listBin(tools: Since, page: number) {
  const { gone, unreadable, isLast } = await listPage(tools, page, 'trash')
  return {
    orders: [],
    gone,
    unreadable,
    cursor: isLast ? (tools.hold === null ? null : 'ended-1') : `bin-${page + 1}`,
  }
}

async function listEnded(tools: Since, hold: HoldPending, page: number): Promise<OrdersPage> {
  const { orders, gone, unreadable, isLast } = await readPage(tools, page, {
    status: 'pending',
    ...hold.ended(),
  })
  return { orders, gone, unreadable, cursor: isLast ? null : `ended-${page + 1}` }
}

/**
 * One page by id, so that an order that changes meanwhile keeps its place. Only an order that is deleted meanwhile moves
 * others a place up; the overlap between two polls brings back the one it hides. `modified_after` leaves out its own
 * second, and so is set one second back. `any` is every status but `trash`, and `any,trash` is no more than `any`.
 */
const listPage = (tools: Since, page: number, status: 'any' | 'trash') =>
  readPage(tools, page, {
    status,
    modified_after: new Date(Date.parse(tools.since) - 1000).toISOString().slice(0, 19),
  })

type Asked = Readonly<{ status: 'any' | 'trash' | 'pending' } & Record<string, string>>

async function readPage({ client, now, hold }: Since, page: number, asked: Asked) {
  const searchParams = {
    ...asked,
    dates_are_gmt: 'true',
    orderby: 'id',
    order: 'asc',
    per_page: String(perPage),
    page: String(page),
    /** Some shops have a page cache that keeps API answers. */
    _: String(now().getTime()),
  }
  const { body, headers } = await call(client.get('orders', { searchParams }), z.array(z.unknown()), now)
  const mapped: Readonly<{ raw: unknown; result: MappedOrder }>[] = []
  for (const raw of body) {
    const refunds = asked.status === 'any' ? await refundsOf({ client, now }, raw) : undefined
    mapped.push({ raw, result: toChannelOrder(raw, refunds) })
  }
  const counted = hold?.counted ?? ((order: ChannelOrder) => order)
  return {
    orders: mapped.flatMap(({ result }) => (result.kind === 'order' ? [counted(result.order)] : [])),
    gone: mapped.flatMap(({ result }) => (result.kind === 'gone' ? [result] : [])),
    unreadable: mapped.flatMap(({ raw, result }) =>
      result.kind === 'unreadable'
        ? [{ externalId: idOf(raw), detail: result.detail, raw: JSON.stringify(raw) }]
        : [],
    ),
    isLast: isLast(page, body.length, headers.get('x-wp-totalpages')),
  }
}

const Refunded = z.object({ id: z.int(), refunds: z.array(z.unknown()).min(1) })

/** What was refunded of which lines: asked only where the order says that something was. */
async function refundsOf({ client, now }: Tools, raw: unknown): Promise<readonly unknown[] | undefined> {
  const order = Refunded.safeParse(raw)
  if (!order.success) return undefined
  const searchParams = { per_page: String(perPage), _: String(now().getTime()) }
  const path = `orders/${order.data.id}/refunds`
  return (await call(client.get(path, { searchParams }), z.array(z.unknown()), now)).body
}

/** Some hosts strip the count of pages; then a page that is not full is the last. */
const isLast = (page: number, orders: number, pages: string | null): boolean =>
  pages !== null && /^\d+$/.test(pages) ? page >= Number(pages) : orders < perPage

function idOf(raw: unknown): string {
  const parsed = z.object({ id: z.int() }).safeParse(raw)
  return parsed.success ? String(parsed.data.id) : 'unknown'
}
