import type { Channel, ChannelKind } from '@fluxori/contract/channels/channels'
import type { ExternalId, Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/channel-order'
import type { ListingTrouble } from '@fluxori/contract/reasons'

/** What a connection's secret holds. Which parts are set depends on the kind of channel. */
export type ChannelSecret = Readonly<{
  /** Signs webhooks. While a secret is being changed both the new and the old one count. */
  webhookSecrets: readonly string[]
  /** API token, key or `consumerKey:consumerSecret`. */
  apiKey: string
}>

/** A message as it came over the wire: header names in lower case, body untouched. */
export type RawMessage = Readonly<{
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
  /** The public address it was sent to; some channels sign it. */
  url: string
}>

/** What a signed message brings. */
export type ChannelEvent =
  | Readonly<{ kind: 'order'; change: 'received' | 'changed'; order: ChannelOrder }>
  /** `key` tells one deletion of an order from the next; empty where the channel gives nothing that could. */
  | Readonly<{ kind: 'order-gone'; externalId: ExternalId; key: string; version?: number }>
  /** The channel's stock of one listing changed, by our hand or behind our back. */
  | Readonly<{ kind: 'stock-seen'; listing: ExternalId; quantity: number }>

export type Reading =
  /** Wrong or missing signature. */
  | Readonly<{ kind: 'unsigned' }>
  /** Signed, and of no concern to us: pings, other topics. */
  | Readonly<{ kind: 'ignored'; topic: string }>
  /** Signed, but not what the channel's documents say. `detail` is for a person. */
  | Readonly<{ kind: 'unreadable'; topic: string; detail: string }>
  | Readonly<{ kind: 'read'; topic: string; events: readonly ChannelEvent[] }>

/** An order that its channel has put away. `version` is what the order's was then. */
export type GoneOrder = Readonly<{ externalId: ExternalId; version: number }>

export type OrdersPage = Readonly<{
  orders: readonly ChannelOrder[]
  /** Orders that are gone since, where the channel lists them. */
  gone?: readonly GoneOrder[]
  /** Orders of this page that could not be read, kept with what they were. */
  unreadable: readonly Readonly<{ externalId: string; detail: string; raw: string }>[]
  /** Hand it back to get the next page; null when this was the last. */
  cursor: string | null
}>

/** A listing to read or write, as the channel knows it. */
export type ListingKey = Readonly<{ externalId: ExternalId }>

export type ObservedStock = Readonly<{ externalId: ExternalId; quantity: number | null }>

/** Sets a listing to an absolute quantity. `seen` is what was read just before; channels with compare-and-set use it. */
export type StockPush = Readonly<{
  externalId: ExternalId
  quantity: number
  seen: number | null
  key: string
}>

export type PushOutcome =
  | Readonly<{ externalId: ExternalId; outcome: 'accepted' }>
  /** The channel's number moved between our read and our write: read again, decide again. */
  | Readonly<{ externalId: ExternalId; outcome: 'stale' }>
  /** The channel will not have it until something is changed. `detail` is the channel's words. */
  | Readonly<{ externalId: ExternalId; outcome: 'rejected'; reason: ListingTrouble; detail: string }>

export type Webhooks = Readonly<{
  /** Checks the signature over the raw bytes in constant time, then reads. Never throws. */
  read: (message: RawMessage) => Reading
}>

export type OrderSource = Readonly<{
  /** Orders that changed at or after `since`, oldest change first where the channel can sort. */
  list: (since: Instant, cursor: string | null) => Promise<OrdersPage>
}>

/** Something that listings show and that is set to absolute values, a batch at a time. */
export type Target<Push, Shown> = Readonly<{
  /** Largest number of listings that one call takes. A larger batch is refused with a `RangeError` before any call. */
  batchSize: number
  /** What the channel shows now: one answer for each listing, also for those that it does not know. */
  read: (listings: readonly ListingKey[]) => Promise<readonly Shown[]>
  /** One outcome for each push, in any order. Absolute values: sending one twice is harmless. */
  push: (pushes: readonly Push[]) => Promise<readonly PushOutcome[]>
}>

/** What a marketplace or shop can do for us. Each ability is held to its own suite in `channels`. */
export type Abilities = Readonly<{
  webhooks: Webhooks
  orders: OrderSource
  /** A listing that the channel does not know is read as null. */
  stock: Target<StockPush, ObservedStock>
}>

/** An open connection to a marketplace or shop. Whatever goes over the network throws `Fault` and nothing else. */
export type ChannelPort = Abilities &
  Readonly<{
    /** Calls (or cost points) left in the current window as last seen; null when the channel never says. */
    budgetLeft: () => number | null
  }>

/** Makes the port of one connection. `now` is asked when a time is needed, never kept. */
export type OpenChannel = (
  connection: Pick<Channel, 'id' | 'baseUrl' | 'settings'>,
  secret: ChannelSecret,
  tools: Readonly<{ fetch: typeof fetch; now: () => Date }>,
) => ChannelPort

/** All that a kind of channel is to the functions: its folder's one export. */
export type ChannelModule<K extends ChannelKind = ChannelKind> = Readonly<{
  kind: K
  open: OpenChannel
  /**
   * Least overlap of a poll with the last complete one: how late the channel's own list can show a change. It makes
   * every poll longer, so no more than the channel needs.
   */
  pollOverlapMs: number
}>
