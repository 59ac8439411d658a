import type { Channel, ChannelKind } from '@fluxori/contract/channels/channels'

/** One thing for sale in a sandboxed shop. `index` makes every id that the shop gives it, so that a restart keeps them. */
export type SandboxItem = Readonly<{
  index: number
  sku: string
  barcode: string | null
  title: string
  priceCents: number
  quantity: number
  /** The VAT in its price, in basis points; the standard rate where it is left out. */
  vatBps?: number
}>

/** What a shop charges on most things. */
export const standardVatBps = 1500

/** A request as it came over the wire; `path` starts after `/<kind>`, header names are in lower case. */
export type WireRequest = Readonly<{
  method: string
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | undefined>>
  body: string
}>

export type WireResponse = Readonly<{
  status: number
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON; leave it out for an empty body. */
  json?: unknown
}>

/** A signed message on its way to Fluxori. `headers` are complete, signature included. */
export type WireMessage = Readonly<{ headers: Readonly<Record<string, string>>; body: string }>

export type SandboxBuyer = Readonly<{
  name: string
  email: string
  phone: string
  /** Street and house; all of it where town and code are not told apart. */
  address: string
  town?: string | undefined
  code?: string | undefined
}>

export type SandboxOrder = Readonly<{
  lines: readonly Readonly<{ sku: string; quantity: number }>[]
  buyer: SandboxBuyer
  /** What is unusual about it: names of the sandbox's `extras`. */
  extras?: readonly string[]
}>

export type SandboxOptions = Readonly<{
  items: readonly SandboxItem[]
  apiKey: string
  webhookSecret: string
  /** Where its webhooks go; some channels sign the address too. */
  webhookUrl: string
  now: () => Date
  /** Hands a signed webhook to the host, which delivers it, with whatever faults are on. */
  send: (message: WireMessage) => void
}>

/**
 * A stateful stand-in for one merchant's account on one channel, speaking the channel's documented wire format.
 * It sells for itself: an order lowers its own stock, as the real channel does.
 */
export type Sandbox = Readonly<{
  kind: ChannelKind
  /** Answers the channel's API. */
  answer: (request: WireRequest) => WireResponse
  /** A buyer orders. The stock falls (never below zero: channels differ, an oversell is allowed) and a webhook goes out. */
  placeOrder: (order: SandboxOrder) => string
  /** The buyer or the channel cancels the whole order; webhook as documented. */
  cancelOrder: (externalId: string) => void
  /** What an order may have beside goods, or is unusual in it, by name: a tip, a currency. */
  extras: readonly string[]
  /**
   * What else can become of an order, by name: a refund, a shipment, a return. One that the order is not in the state for
   * changes nothing; an order that the shop does not have is a `RangeError`.
   */
  acts: Readonly<Record<string, (externalId: string) => void>>
  /** Somebody edits the stock on the channel behind our back. */
  editStock: (sku: string, quantity: number) => void
  /** What the shop shows now, for tests and the demo. */
  shown: () => readonly Readonly<{ sku: string; listing: string; quantity: number; priceCents: number }>[]
}>

/** The listing id (variant, offer, product) that this kind of sandbox gives the item with this index. */
export type ListingIdOf = (index: number) => string

/** How the local demo shows a kind of channel. */
export type DemoChannel = Readonly<{
  name: string
  formula: Channel['formula']
  /** How many of the demo's buyers it has, against the other kinds. */
  buyers: number
  /** Lists all that the merchant sells, and not a choice of it. */
  listsAll: boolean
  /** The id of its sandbox's first order. Those of before count down from it. */
  firstOrderId: number
  /** What buyers call the order that was placed so many orders before the sandbox's first. */
  orderNumber: (id: number, before: number) => string
  shippingCents: number
}>

/** All that a kind of channel is to the local run and the tests: its folder's one export. */
export type SandboxModule<K extends ChannelKind = ChannelKind> = Readonly<{
  kind: K
  create: (options: SandboxOptions) => Sandbox
  listingId: ListingIdOf
  /** A key of the form that its API takes. */
  apiKey: string
  /** What a connection to it needs. */
  settings: Channel['settings']
  /** Where its webhooks carry their signature, and what it is of these bytes. */
  signature: Readonly<{ header: string; of: (body: Buffer | string, secret: string) => string }>
  /** Whether a call sets stock. */
  setsStock: (request: Pick<WireRequest, 'method' | 'path' | 'body'>) => boolean
  demo: DemoChannel
}>

/**
 * Faults that a test or a person turns on: `POST /<kind>/_sandbox/faults`. Counts fall by one each time they strike.
 * They are made by the host, so every sandbox has them.
 */
export type SandboxFaults = Readonly<{
  /** Answer this many requests with 429 and `Retry-After`. */
  throttle: number
  retryAfterSeconds: number
  /** Answer this many requests with 500. */
  error: number
  /** Let this many requests hang until the client gives up. */
  hang: number
  /** Send every webhook this many times. */
  copies: number
  /** Hold webhooks back this long. */
  delayMs: number
  /** Send webhooks in pairs, the later one first. */
  reorder: boolean
  /** Send no webhooks at all, so that only polling finds the orders. */
  silent: boolean
}>
