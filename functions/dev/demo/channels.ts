import type { Channel, ChannelKind } from '@fluxori/contract/channels/channels'
import type { Instant } from '@fluxori/contract/kernel'
import type { ListingIdOf } from '../sandboxes/sandbox.ts'
import { shopifyListingId } from '../sandboxes/shopify/shopify-sandbox.ts'
import { shopifyLocationId } from '../sandboxes/shopify/shopify-set-quantities.ts'
import { sellerWarehouseId } from '../sandboxes/takealot/takealot-account.ts'
import { takealotListingId } from '../sandboxes/takealot/takealot-sandbox.ts'
import { woocommerceListingId } from '../sandboxes/woocommerce/woocommerce-sandbox.ts'

/** The ids that each kind of sandbox gives its items. */
export const listingIdOf: Readonly<Record<ChannelKind, ListingIdOf>> = {
  shopify: shopifyListingId,
  takealot: takealotListingId,
  woocommerce: woocommerceListingId,
}

const channelNames: Readonly<Record<ChannelKind, string>> = {
  shopify: 'Karoo Trading on Shopify',
  takealot: 'Takealot',
  woocommerce: 'karootrading.co.za',
}
const channelSettings: Readonly<Record<ChannelKind, Channel['settings']>> = {
  shopify: { locationId: shopifyLocationId, apiVersion: '2026-07' },
  takealot: { sellerWarehouseId },
  woocommerce: {},
}
const formulas: Readonly<Record<ChannelKind, Channel['formula']>> = {
  shopify: { max: null, safety: 0, shareBps: 10_000, buffer: 0 },
  takealot: { max: null, safety: 1, shareBps: 10_000, buffer: 0 },
  woocommerce: { max: 25, safety: 0, shareBps: 10_000, buffer: 0 },
}

/** The name of a demo channel's secret. */
export const secretNameOf = (channelId: string): string => `channel-demo-${channelId}`

/** A connection of the demo to one of its sandboxes. */
export const channelOf = (kind: ChannelKind, sandboxes: string, at: Instant): Channel => ({
  id: kind,
  kind,
  name: channelNames[kind],
  state: 'active',
  baseUrl: `${sandboxes}/${kind}`,
  settings: channelSettings[kind],
  formula: formulas[kind],
  secret: secretNameOf(kind),
  pollEverySeconds: 60,
  connectedAt: at,
  polledUntil: null,
  nextPollAt: at,
  health: {
    lastOrderAt: null,
    lastPollAt: null,
    lastPublishAt: null,
    publishLagMs: null,
    queued: 0,
    budgetLeft: null,
    breaker: { state: 'closed', failures: 0, retryAt: null },
    problem: null,
  },
})
