import type { Firestore } from '@google-cloud/firestore'
import { ChannelKind, channels, listings, type Listing } from '@fluxori/contract/channels/channels'
import { scopedId } from '@fluxori/contract/kernel'
import { orders, type Order } from '@fluxori/contract/orders/orders'
import { collectionOf, parsed } from '../../src/store/documents.ts'
import { startSandboxes, type SandboxHost } from '../sandboxes/host.ts'
import { sandboxModules } from '../sandboxes/all.ts'
import { standardVatBps, type Sandbox, type SandboxItem, type WireMessage } from '../sandboxes/sandbox.ts'
import { demoMerchant } from './demo-state.ts'
import { catalogue, type DemoItem } from './catalogue.ts'
import { webhookSecretOf } from './secrets.ts'

export type Shops = Readonly<{ sandboxes: ReadonlyMap<ChannelKind, Sandbox>; close: () => Promise<void> }>

export type ShopsOptions = Readonly<{
  host: string
  port: number
  /** The address of the functions. */
  functions: string
  /** Lists and orders that the state knows; none leaves the shops empty. */
  listings: readonly Listing[]
  orders: readonly Order[]
  now: () => Date
  log: (line: string) => void
}>

/** Opens the sandbox of every kind of channel behind one port, showing what the state says was last accepted. */
export async function openShops(options: ShopsOptions): Promise<Shops> {
  const { host, port, now, log } = options
  const webhookUrls = new Map(
    ChannelKind.options.map((kind) => [kind, `${options.functions}/channel-webhook/${demoMerchant}/${kind}`]),
  )
  const hosts: SandboxHost[] = []
  const sandboxes = new Map(
    ChannelKind.options.map((kind) => {
      const clock = { now: () => new Date(0) }
      const sandbox = sandboxModules[kind].create({
        items: itemsOf(kind, options.listings),
        apiKey: sandboxModules[kind].apiKey,
        webhookSecret: webhookSecretOf(kind),
        webhookUrl: webhookUrls.get(kind) ?? '',
        now: () => clock.now(),
        send: (message: WireMessage) => hosts.forEach((running) => running.deliver(kind, message)),
      })
      passIdsUsedBefore(
        sandbox,
        options.orders.filter(({ channelId }) => channelId === kind),
      )
      clock.now = now
      return [kind, sandbox] as const
    }),
  )
  const running = await startSandboxes({ port, host, sandboxes, webhookUrls, now, log })
  hosts.push(running)
  return { sandboxes, close: () => running.close() }
}

/** Tells the kept channels where the sandboxes are in this run: its ports may be others. */
export async function findShopsAt(db: Firestore, url: string): Promise<void> {
  const { docs } = await collectionOf(db, channels, demoMerchant).get()
  await Promise.all(docs.map(({ ref, id }) => ref.update({ baseUrl: `${url}/${id}` })))
}

/** What the state knows of the shops. */
export async function readShopState(db: Firestore): Promise<Pick<ShopsOptions, 'listings' | 'orders'>> {
  const [listed, ordered] = await Promise.all([
    collectionOf(db, listings, demoMerchant).get(),
    collectionOf(db, orders, demoMerchant).get(),
  ])
  return {
    listings: listed.docs.flatMap((snapshot) => parsed(listings, snapshot) ?? []),
    orders: ordered.docs.flatMap((snapshot) => parsed(orders, snapshot) ?? []),
  }
}

function itemsOf(kind: ChannelKind, known: readonly Listing[]): readonly SandboxItem[] {
  const byId = new Map(known.map((listing) => [listing.id, listing]))
  return catalogue.flatMap((item: DemoItem): SandboxItem[] => {
    const listing = byId.get(scopedId(kind, sandboxModules[kind].listingId(item.index)))
    if (listing === undefined) return []
    const { sku, barcode, title, vatClass } = item.product
    const vatBps = vatClass === 'standard' ? standardVatBps : 0
    const quantity = listing.published.quantity ?? listing.desired.quantity
    return [{ index: item.index, sku, barcode, title, priceCents: item.priceCents, quantity, vatBps }]
  })
}

const nobody = { name: 'Nobody', email: 'nobody@example.co.za', phone: '', address: '' }
const mostOrders = 1_000_000

/**
 * A sandbox forgets its orders when it ends, and numbers them from the start again, while the state keeps them. Orders
 * are placed and cancelled, long ago and unheard, until its next number is new; each has as many lines as the longest
 * that is known, so that the numbers of lines are new too.
 */
function passIdsUsedBefore(sandbox: Sandbox, known: readonly Order[]): void {
  const sku = sandbox.shown()[0]?.sku
  const last = Math.max(-1, ...known.map(({ externalId }) => Number(externalId)).filter(Number.isSafeInteger))
  if (sku === undefined || last < 0) return
  const most = Math.max(...known.map(({ lines }) => lines.length))
  const lines = Array.from({ length: most }, () => ({ sku, quantity: 1 }))
  for (let tries = 0; tries < mostOrders; tries += 1) {
    const id = sandbox.placeOrder({ lines, buyer: nobody })
    sandbox.cancelOrder(id)
    if (Number(id) >= last) return
  }
}
