import { shopify } from '@fluxori/contract/channels/kinds/shopify'
import type { OpenChannel } from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'
import { graphqlClient } from './graphql-client.ts'
import { orderLister } from './list-orders.ts'
import { readWebhook } from './read-webhook.ts'
import { shopifyStock } from './shopify-stock.ts'

/** Input arrays may hold 250; a hundred variants stay well under what one query may cost. */
const batchSize = 100

const { locationId: LocationId, apiVersion: ApiVersion } = shopify.settings.shape

/**
 * A Shopify shop over the GraphQL Admin API and HTTPS webhooks. Listings are variants by their numeric id. Settings:
 * `locationId`, needed for stock, and `apiVersion`. The secret's `apiKey` is the Admin API access token.
 */
export const openShopify: OpenChannel = ({ baseUrl, settings }, { webhookSecrets, apiKey }, tools) => {
  const version = ApiVersion.safeParse(settings.apiVersion)
  const location = LocationId.safeParse(settings.locationId)
  const apiVersion = version.success ? version.data : ApiVersion.parse(undefined)
  const client = graphqlClient({ baseUrl, apiVersion, accessToken: apiKey }, tools)
  const stock = shopifyStock(client, () => {
    if (location.success) return location.data
    throw new Fault('rejected', 'the connection has no locationId')
  })
  return {
    budgetLeft: client.budgetLeft,
    webhooks: { read: (message) => readWebhook(message, webhookSecrets) },
    orders: { list: orderLister(client) },
    stock: {
      batchSize,
      read: async (listings) => stock.readStock(withinBatch(listings)),
      push: async (pushes) => stock.pushStock(withinBatch(pushes)),
    },
  }
}

/** A larger batch is the caller's mistake, not the channel's. */
function withinBatch<T>(batch: readonly T[]): readonly T[] {
  if (batch.length > batchSize) throw new RangeError(`${batch.length} listings in a batch of ${batchSize}`)
  return batch
}
