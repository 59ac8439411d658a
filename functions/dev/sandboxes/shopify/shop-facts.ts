import type { SandboxItem } from '../sandbox.ts'

export const productIdOf = (index: number): number => 3_000_000_000 + index
export const variantIdOf = (index: number): number => 4_000_000_000 + index
export const inventoryItemIdOf = (index: number): number => 4_500_000_000 + index

export const giftCardVariant = 3_900_000_000

/** The one location that the shop stocks, for `settings.locationId`. */
export const shopifyLocationId = '7000000001'

export const shopDomain = 'karoo-trading.myshopify.com'
export const vendor = 'Karoo Trading'
export const shopId = 61_000_000_001
export const staffId = 62_000_000_001

/** Where the shop sends from. */
export const origin = {
  address1: '4 Church Street',
  city: 'Graaff-Reinet',
  province_code: 'EC',
  country_code: 'ZA',
  zip: '6280',
} as const

export const ownService = 'manual'
export const otherService = 'karoo-warehousing'

/** What one US dollar costs in rand. */
export const randsPerDollar = 18

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`

export const itemWith = (
  items: readonly SandboxItem[],
  type: string,
  idOf: (index: number) => number,
  id: unknown,
): SandboxItem | undefined => items.find(({ index }) => id === gid(type, idOf(index)))

/** In the shop's own time zone, as webhooks have it. */
export const local = (ms: number): string => `${new Date(ms + 7_200_000).toISOString().slice(0, 19)}+02:00`
/** In UTC to the second, as queries have it. */
export const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`
