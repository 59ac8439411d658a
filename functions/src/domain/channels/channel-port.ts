import type { Channel } from '@fluxori/contract/channels/channels'
import type { ExternalId, Instant } from '@fluxori/contract/kernel'
import type { ChannelOrder } from '@fluxori/contract/orders/orders'
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

/** What a signed message asks of the journal. */
export type ChannelEvent =
  | Readonly<{ kind: 'order'; change: 'received' | 'changed'; order: ChannelOrder }>
  | Readonly<{ kind: 'order-gone'; externalId: ExternalId }>
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

export type OrdersPage = Readonly<{
  orders: readonly ChannelOrder[]
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

/**
 * A marketplace or shop. Every method throws `Fault` and nothing else; `readMessage` never throws.
 * Stated once in `channels/suite.ts` and held against every adapter.
 */
export type ChannelPort = Readonly<{
  /** Largest number of listings that `readStock` and `pushStock` take in one call. */
  batchSize: number
  /** Calls (or cost points) left in the current window as last told by the channel; null when it never told. */
  budgetLeft: () => number | null
  /** Checks the signature over the raw bytes in constant time, then reads. */
  readMessage: (message: RawMessage) => Reading
  /** Orders that changed at or after `since`, oldest change first where the channel can sort. */
  listOrders: (since: Instant, cursor: string | null) => Promise<OrdersPage>
  /** What the channel shows now. A listing that it does not know comes back with quantity null. */
  readStock: (listings: readonly ListingKey[]) => Promise<readonly ObservedStock[]>
  /** One outcome for each push, in any order. Absolute values: sending one twice is harmless. */
  pushStock: (pushes: readonly StockPush[]) => Promise<readonly PushOutcome[]>
}>

/** Makes the port of one connection. `now` is asked when a time is needed, never kept. */
export type OpenChannel = (
  connection: Pick<Channel, 'id' | 'baseUrl' | 'settings'>,
  secret: ChannelSecret,
  tools: Readonly<{ fetch: typeof fetch; now: () => Date }>,
) => ChannelPort
