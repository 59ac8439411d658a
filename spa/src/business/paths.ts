const part = encodeURIComponent

/** Every address of the app. */
export const paths = {
  signIn: '/sign-in',
  api: '/api',
  problems: '/problems',
  problem: (reason: string) => `/problems/${part(reason)}`,
  today: '/',
  orders: '/orders',
  order: (orderId: string) => `/orders/${part(orderId)}`,
  /** The orders that the sales of a day count. */
  ordersSoldOn: (day: string) =>
    `/orders?${new URLSearchParams({ status: 'sold', from: day, to: day }).toString()}`,
  stock: '/stock',
  stockOf: (sku: string) => `/stock/${part(sku)}`,
  /** A form of stock with the SKU in it, beside the SKU. */
  stockForm: (sku: string, form: 'count' | 'receive') =>
    `/stock/${part(sku)}?${new URLSearchParams({ do: form, sku }).toString()}`,
  stockWith: (query: Readonly<Record<string, string>>) => `/stock?${new URLSearchParams(query).toString()}`,
  products: '/products',
  product: (sku: string) => `/products/${part(sku)}`,
  newProduct: '/products?new=1',
  warehouses: '/warehouses',
  channels: '/channels',
  channel: (channelId: string) => `/channels/${part(channelId)}`,
  cases: '/needs-you',
  more: '/more',
  settings: '/settings',
  settingsOf: (section: 'members' | 'merchant' | 'schedules' | 'preferences') => `/settings/${section}`,
}
