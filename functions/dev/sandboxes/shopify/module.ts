import { createHmac } from 'node:crypto'
import type { SandboxModule } from '../sandbox.ts'
import { createShopifySandbox, shopifyListingId } from './shopify-sandbox.ts'
import { shopifyLocationId } from './shop-facts.ts'

export const shopifySandbox: SandboxModule<'shopify'> = {
  kind: 'shopify',
  create: createShopifySandbox,
  listingId: shopifyListingId,
  apiKey: 'demo-shopify-key',
  settings: { locationId: shopifyLocationId, apiVersion: '2026-07' },
  signature: {
    header: 'X-Shopify-Hmac-Sha256',
    of: (body, secret) => createHmac('sha256', secret).update(body).digest('base64'),
  },
  setsStock: ({ body }) => body.includes('SetQuantities'),
  demo: {
    name: 'Karoo Trading on Shopify',
    formula: { max: null, safety: 0, shareBps: 10_000, buffer: 0 },
    buyers: 45,
    listsAll: true,
    firstOrderId: 5_000_000_000,
    orderNumber: (_, before) => `#${1001 - before}`,
    shippingCents: 9_900,
  },
}
