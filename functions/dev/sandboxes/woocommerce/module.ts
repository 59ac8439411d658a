import { createHmac } from 'node:crypto'
import type { SandboxModule } from '../sandbox.ts'
import { woocommerceListingId } from './woocommerce-products.ts'
import { createWoocommerceSandbox } from './woocommerce-sandbox.ts'

export const woocommerceSandbox: SandboxModule<'woocommerce'> = {
  kind: 'woocommerce',
  create: createWoocommerceSandbox,
  listingId: woocommerceListingId,
  /** A consumer key and its secret. */
  apiKey: 'ck_demo:cs_demo',
  settings: {},
  signature: {
    header: 'X-WC-Webhook-Signature',
    of: (body, secret) => createHmac('sha256', secret).update(body).digest('base64'),
  },
  setsStock: ({ path }) => path.endsWith('/products/batch'),
  demo: {
    name: 'karootrading.co.za',
    formula: { max: 25, safety: 0, shareBps: 10_000, buffer: 0 },
    buyers: 20,
    listsAll: true,
    firstOrderId: 7_000,
    orderNumber: (id) => String(id),
    shippingCents: 9_900,
  },
}
