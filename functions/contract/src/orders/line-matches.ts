import { z } from 'zod'
import { Actor, ChannelId, document, Instant, Sku } from '../kernel.ts'
import type { ChannelOrderLine, LineKind } from './channel-order.ts'
import type { LineMapping } from './orders.ts'

/** What a member said of the lines of a channel that name no listing and carry the same text. */
export const LineMatch = z.object({
  id: z.string(),
  channelId: ChannelId,
  /** The SKU text or, where there is none, the title, as it is compared. */
  text: z.string(),
  /** The product that they are; null where nobody says so. */
  sku: Sku.nullable(),
  /** False for what is no goods: a fee, a service, a tip. */
  goods: z.boolean(),
  by: Actor,
  at: Instant,
})
export type LineMatch = z.infer<typeof LineMatch>

export const lineMatches = document({
  path: 'merchants/{merchant}/lineMatches/{match}',
  schema: LineMatch,
  readers: [],
  journal: 'whole',
  queries: {},
  unindexed: 'unasked',
  personal: [],
})

type Matched = Readonly<{ kind: LineKind; mapping: LineMapping; sku: Sku | null }>

/** Whether a member or its listing said what a line is, so that it can be taken back; not where its channel says it. */
export const isSaid = ({ kind, mapping, sku }: Matched): boolean =>
  mapping === 'mapped' && (kind === 'goods' || sku === null)

/** Whether units of a line have left: then what it is stands. */
export const hasLeft = ({ shipped }: Readonly<{ shipped: number }>): boolean => shipped > 0

/** The text that a line without a listing is known by; null where it has none, or is no goods by what its channel says. */
export function matchTextOf({
  listing,
  kind,
  skuText,
  title,
}: Pick<ChannelOrderLine, 'listing' | 'kind' | 'skuText' | 'title'>): string | null {
  if (listing !== null || kind !== 'goods') return null
  const text = (skuText.trim() === '' ? title : skuText).trim().normalize('NFC').toLowerCase()
  return text === '' ? null : text.slice(0, 300)
}

/** The id of what is known of a text on a channel. */
export const matchId = (channelId: ChannelId, text: string): string => `${channelId}:${text}`
