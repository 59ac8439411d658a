/** Every address of the app. */
export const paths = {
  signIn: '/sign-in',
  orders: '/orders',
  order: (orderId: string) => `/orders/${encodeURIComponent(orderId)}`,
  stock: '/stock',
  stockOf: (sku: string) => `/stock?q=${encodeURIComponent(sku)}`,
  channels: '/channels',
  alerts: '/needs-you',
}
