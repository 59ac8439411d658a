import { orderStatusMessages } from './order-statuses.ts'
import type { OrderStatus } from '@fluxori/contract/orders/orders'
import { formatCount } from '../format/format.ts'
import { counted, units } from './count.ts'
import { orderActions } from './order-actions.ts'
import { orderBulk } from './order-bulk.ts'
import { orderDetail } from './order-detail.ts'
import { orderExports } from './order-exports.ts'

const orders = (count: number) => counted(count, 'order', 'orders')

export const orderMessages = {
  title: 'Orders',
  statuses: orderStatusMessages,
  unpaid: 'Not paid yet',
  listLabel: 'Orders',
  chooseOrder: (number: string) => `Choose order ${number}`,
  filters: {
    search: 'Order number, SKU or product',
    clearSearch: 'Clear the search',
    status: 'Status',
    all: 'All',
    open: 'Open',
    sold: 'Not cancelled',
    more: (active: number) => (active === 0 ? 'Filter' : `Filter (${active})`),
    channel: 'Channel',
    anyChannel: 'Every channel',
    payment: 'Payment',
    anyPayment: 'Paid or not',
    when: 'Placed',
    whens: {
      any: 'Any day',
      today: 'Today',
      yesterday: 'Yesterday',
      '7-days': 'Last 7 days',
      '30-days': 'Last 30 days',
      days: 'Choose days',
    },
    from: 'First day',
    to: 'Last day',
    daysWrong: 'The first day is after the last',
    clear: 'Clear filters',
    count: (count: number) => orders(count),
    countShown: (shown: number) => `${formatCount(shown)} loaded`,
  },
  columns: {
    order: 'Order',
    channel: 'Channel',
    status: 'Status',
    items: 'Items',
    units: 'Units',
    payment: 'Payment',
    total: 'Total (R)',
    placed: 'Placed',
  },
  more: (lines: number) => `+ ${formatCount(lines)} more`,
  waiting: (count: number) => counted(count, 'new order', 'new orders'),
  arrived: (count: number) => `${counted(count, 'new order has', 'new orders have')} arrived`,
  emptyTitle: 'No orders yet',
  emptyText: 'Orders appear here by themselves, seconds after a buyer places them on a connected channel.',
  emptyAction: 'See your channels',
  emptyFilterTitle: 'No order is like that',
  emptyFilterText: 'Take a filter away, or look for a whole word: an order number, a SKU, a word of a title.',
  emptyFilterAction: 'Show all orders',
  offlineTitle: 'This device remembers no such orders',
  offlineText: 'You are offline. They are shown when you are back.',
  exports: orderExports,
  bulk: orderBulk,
  /** What a status asks of a person. */
  nextSteps: {
    unmapped:
      'Fluxori does not know for sure which of your products a line is. Say which, and its stock is held.',
    oversold:
      'More was sold than there is. Get stock and reserve it, send what is there, or cancel the rest.',
    backordered: 'Stock is reserved by itself, oldest order first, when it arrives.',
    allocated: 'Stock is reserved. Pick, pack and ship it.',
    'part-shipped': 'Some of it has left. The rest is reserved and still has to go.',
    shipped: 'All of it has left.',
    cancelled: 'Nothing more will be sent. Its stock is free again.',
  } satisfies Readonly<Record<OrderStatus, string>>,
  next: {
    label: 'What to do next',
    short: (count: number) => `${units(count)} short`,
    stockOf: (sku: string) => `Stock of ${sku}`,
    free: (count: number) => `${units(count)} free now`,
    noneFree: 'None free: receive or count some in',
    shipThere: (count: number) =>
      `${units(count)} ${count === 1 ? 'is' : 'are'} reserved: ship what is there first.`,
    thenCancel: 'Cancelling takes back everything that has not been shipped.',
    queued: (label: string) => `Waits on this device: ${label}`,
  },
  detail: orderDetail,
  actions: orderActions,
}
