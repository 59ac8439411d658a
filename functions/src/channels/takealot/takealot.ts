import { takealot } from '@fluxori/contract/channels/kinds/takealot'
import type { ExternalId, Instant } from '@fluxori/contract/kernel'
import type { ListingTrouble } from '@fluxori/contract/reasons'
import { z } from 'zod'
import type {
  ListingKey,
  ObservedStock,
  OpenChannel,
  OrdersPage,
  PushOutcome,
  StockPush,
} from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'
import { sastDay } from '@fluxori/contract/time'
import { openClient, statusOf, type TakealotClient } from './client.ts'
import { ordersOfSales, Sale, TakealotId, type SellingPriceIs } from './mapping.ts'
import { issueOf, readTakealotMessage } from './message.ts'
import { quantityIn, StockedOffer, stockPatch } from './offer-stock.ts'
import { rejectionReason } from './rejection.ts'

/** A push costs one call each: few enough that a run of them ends well within a minute. */
const batchSize = 20

/** Calls under way at once. Takealot's limits are unknown, so we keep them few. */
const width = 2

/**
 * Takealot Marketplace API v1. Stock is the lead-time stock of one of the seller's own warehouses; what lies in
 * Takealot's warehouses is Takealot's count and never written. Throws a `Fault` when the settings are not usable.
 *
 * Each push is a PATCH of its own and not a batch: what became of a batch's items is not documented, so every offer
 * would have to be read again, which costs as many calls and says less.
 */
export const openTakealot: OpenChannel = (
  { baseUrl, settings },
  { apiKey, webhookSecrets },
  { fetch, now },
) => {
  const parsed = takealot.settings.safeParse(settings)
  if (!parsed.success) throw new Fault('rejected', `settings: ${issueOf(parsed.error)}`)
  const { sellerWarehouseId, sellingPriceIs } = parsed.data
  const client = openClient({ baseUrl, apiKey, fetch, now })
  return {
    budgetLeft: client.budgetLeft,
    webhooks: { read: (message) => readTakealotMessage(message, webhookSecrets, sellerWarehouseId) },
    orders: {
      list: (since, cursor) =>
        listSales(client, { since, until: now().toISOString(), cursor, sellingPriceIs }),
    },
    stock: {
      batchSize,
      read: async (listings) => readStock(client, sellerWarehouseId, withinBatch(listings)),
      push: async (pushes) =>
        inPairs(withinBatch(pushes), (push) => pushOne(client, sellerWarehouseId, push)),
    },
  }
}

/** Asking for more than a batch is a mistake of the caller. */
function withinBatch<T>(items: readonly T[]): readonly T[] {
  if (items.length > batchSize) throw new RangeError(`${items.length} listings are more than ${batchSize}`)
  return items
}

const SalesPage = z.object({ items: z.array(z.unknown()), continuation_token: z.string().min(1).nullish() })

type Window = Readonly<{
  since: Instant
  until: Instant
  cursor: string | null
  sellingPriceIs: SellingPriceIs
}>

/**
 * The sales of every order placed on or after the day of `since`, whatever their status now: Takealot can filter by
 * the order's day only, never by change. A caller that wants late changes of older orders asks further back.
 */
async function listSales(
  client: TakealotClient,
  { since, until, cursor, sellingPriceIs }: Window,
): Promise<OrdersPage> {
  const [from, to] = [sastDay(since), sastDay(until)]
  const searchParams: Record<string, string> =
    cursor === null
      ? { order_date__gte: from < to ? from : to, order_date__lte: to, limit: '100' }
      : { continuation_token: cursor }
  const page = await client.ask((http) => http.get('sales', { searchParams }), SalesPage)
  const read = page.items.map((item) => ({ item, sale: Sale.safeParse(item) }))
  return {
    orders: ordersOfSales(
      read.flatMap(({ sale }) => (sale.success ? [sale.data] : [])),
      sellingPriceIs,
    ),
    unreadable: read.flatMap(({ item, sale }) => (sale.success ? [] : [unreadable(item, sale.error)])),
    cursor: page.continuation_token ?? null,
  }
}

const Ordered = z.object({ order_id: z.union([z.int(), z.string()]).transform(String) })

const unreadable = (item: unknown, error: z.ZodError) => ({
  externalId: Ordered.safeParse(item).data?.order_id ?? 'unknown',
  detail: issueOf(error),
  raw: JSON.stringify(item, (name, value: unknown) => (name === 'customer' ? undefined : value)),
})

const isOfferId = (externalId: ExternalId): boolean => /^[1-9]\d{0,14}$/.test(externalId)

const expands: [string, string] = ['expands', 'seller_warehouse_stock']
const OffersPage = z.object({ items: z.array(StockedOffer) })

/** One call for all; an offer that does not come back is asked for by itself before we say that it is not there. */
async function readStock(
  client: TakealotClient,
  warehouse: number,
  listings: readonly ListingKey[],
): Promise<readonly ObservedStock[]> {
  const wanted = listings.map(({ externalId }) => externalId).filter(isOfferId)
  if (wanted.length === 0) return listings.map(({ externalId }) => ({ externalId, quantity: null }))
  const searchParams = [
    ...wanted.map((id) => ['offer_id__in', id]),
    expands,
    ['limit', String(wanted.length)],
  ]
  const { items } = await client.ask((http) => http.get('offers', { searchParams }), OffersPage)
  const shown = new Map(items.map((offer) => [String(offer.offer_id), offer]))
  return inPairs(listings, async ({ externalId }) => {
    const offer =
      shown.get(externalId) ?? (isOfferId(externalId) ? await readOffer(client, externalId) : null)
    return {
      externalId,
      quantity: offer === null ? null : quantityIn(offer.seller_warehouse_stock, warehouse),
    }
  })
}

/** One offer with its stock, or null when Takealot does not know it. */
async function readOffer(client: TakealotClient, externalId: ExternalId): Promise<StockedOffer | null> {
  try {
    return await client.ask(
      (http) => http.get(`offers/${externalId}`, { searchParams: [expands] }),
      StockedOffer,
    )
  } catch (error) {
    if (error instanceof Fault && statusOf(error) === 404) return null
    throw error
  }
}

const PatchedOffer = z.object({ offer_id: TakealotId })

async function pushOne(client: TakealotClient, warehouse: number, push: StockPush): Promise<PushOutcome> {
  const { externalId, quantity } = push
  if (!isOfferId(externalId)) return rejected(externalId, 'unknown-listing', 'not an offer id')
  try {
    const json = stockPatch(warehouse, quantity)
    await client.ask((http) => http.patch(`offers/${externalId}`, { json }), PatchedOffer)
    return { externalId, outcome: 'accepted' }
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'rejected') throw error
    if (statusOf(error) === 404) return rejected(externalId, 'unknown-listing', error.message)
    return rejected(externalId, rejectionReason(error.message), error.message)
  }
}

const rejected = (externalId: ExternalId, reason: ListingTrouble, detail: string): PushOutcome => ({
  externalId,
  outcome: 'rejected',
  reason,
  detail,
})

/** Does the work for each item, two at a time, and no more once one has failed. */
async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += width) {
    results.push(...(await Promise.all(items.slice(start, start + width).map(work))))
  }
  return results
}
