import type { ChannelKind } from '@fluxori/contract/channels/channels'

/** One thing for sale in a sandboxed shop. `index` makes every id that the shop gives it, so that a restart keeps them. */
export type SandboxItem = Readonly<{
  index: number
  sku: string
  barcode: string | null
  title: string
  priceCents: number
  quantity: number
}>

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

export type SandboxBuyer = Readonly<{ name: string; email: string; phone: string; address: string }>

export type SandboxOrder = Readonly<{
  lines: readonly Readonly<{ sku: string; quantity: number }>[]
  buyer: SandboxBuyer
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
  /** Somebody edits the stock on the channel behind our back. */
  editStock: (sku: string, quantity: number) => void
  /** What the shop shows now, for tests and the demo. */
  shown: () => readonly Readonly<{ sku: string; listing: string; quantity: number; priceCents: number }>[]
}>

/** The listing id (variant, offer, product) that this kind of sandbox gives the item with this index. */
export type ListingIdOf = (index: number) => string

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
