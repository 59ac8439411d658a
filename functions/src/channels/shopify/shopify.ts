import { z } from 'zod'
import type { OpenChannel } from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'
import { graphqlClient } from './graphql-client.ts'
import { orderLister } from './list-orders.ts'
import { readWebhook } from './read-webhook.ts'
import { shopifyStock } from './shopify-stock.ts'

/** Input arrays may hold 250; a hundred variants stay well under what one query may cost. */
const batchSize = 100

/** The numeric tail of the location whose stock the shop sells. */
const LocationId = z.union([z.string().regex(/^\d+$/), z.int().positive().transform(String)])
const ApiVersion = z.string().regex(/^(\d{4}-(01|04|07|10)|unstable)$/)
const pinnedVersion = '2026-07'

/**
 * A Shopify shop over the GraphQL Admin API and HTTPS webhooks. Listings are variants by their numeric id. Settings:
 * `locationId`, needed for stock, and `apiVersion`. The secret's `apiKey` is the Admin API access token.
 */
export const openShopify: OpenChannel = ({ baseUrl, settings }, { webhookSecrets, apiKey }, tools) => {
  const version = ApiVersion.safeParse(settings.apiVersion ?? pinnedVersion)
  const location = LocationId.safeParse(settings.locationId)
  const apiVersion = version.success ? version.data : pinnedVersion
  const client = graphqlClient({ baseUrl, apiVersion, accessToken: apiKey }, tools)
  const stock = shopifyStock(client, () => {
    if (location.success) return location.data
    throw new Fault('rejected', 'the connection has no locationId')
  })
  return {
    batchSize,
    budgetLeft: client.budgetLeft,
    readMessage: (message) => readWebhook(message, webhookSecrets),
    listOrders: orderLister(client),
    readStock: async (listings) => stock.readStock(withinBatch(listings)),
    pushStock: async (pushes) => stock.pushStock(withinBatch(pushes)),
  }
}

/** A larger batch is the caller's mistake, not the channel's. */
function withinBatch<T>(batch: readonly T[]): readonly T[] {
  if (batch.length > batchSize) throw new RangeError(`${batch.length} listings in a batch of ${batchSize}`)
  return batch
}
