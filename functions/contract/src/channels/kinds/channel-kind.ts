import type { z } from 'zod'
import type { StatusTable } from './status-table.ts'

/** What browser, contract and functions know of a kind of channel. */
export type KindOfChannel<K extends string = string> = Readonly<{
  kind: K
  /** Its own name, as people write it. */
  label: string
  /** What the parts of a connection's secret are, in the channel's own words. */
  keys: Readonly<{ apiKey: string; webhookSecrets: string }>
  /** What a connection to it needs besides its secret. */
  settings: z.ZodType
  /** Why it may refuse the stock of a listing, where a merchant can mend that. Each has its page in `docs/knowledge`. */
  listingTroubles: readonly string[]
  /** What each status of its orders means. */
  statuses: StatusTable
}>

export const kindOfChannel = <const T extends KindOfChannel>(value: T): T => value

/** Every kind under its own name. */
export const kindsOfChannels = <T extends { readonly [K in keyof T]: KindOfChannel<K & string> }>(
  kinds: T,
): T => kinds
