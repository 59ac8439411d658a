import { createHmac } from 'node:crypto'
import type { SandboxModule } from '../sandbox.ts'
import { sellerWarehouseId } from './takealot-account.ts'
import { createTakealotSandbox, takealotListingId } from './takealot-sandbox.ts'

export const takealotSandbox: SandboxModule<'takealot'> = {
  kind: 'takealot',
  create: createTakealotSandbox,
  listingId: takealotListingId,
  apiKey: 'demo-takealot-key',
  settings: { sellerWarehouseId },
  signature: {
    header: 'x-takealot-signature',
    of: (body, secret) => createHmac('sha256', secret).update(body).digest('hex'),
  },
  setsStock: ({ method }) => method === 'PATCH',
  demo: {
    name: 'Takealot',
    formula: { max: null, safety: 1, shareBps: 10_000, buffer: 0 },
    buyers: 35,
    listsAll: false,
    firstOrderId: 98_760_000,
    orderNumber: (id) => String(id),
    shippingCents: 0,
  },
}
