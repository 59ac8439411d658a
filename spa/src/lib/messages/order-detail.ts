import type { LineKind } from '@fluxori/contract/orders/channel-order'
import type { OrderEventKind } from '@fluxori/contract/orders/order-event'
import type { VatRule } from '@fluxori/contract/orders/vat-rule'
import type { VatClass } from '@fluxori/contract/products/products'
import type { MovementKind } from '@fluxori/contract/stock/stock'
import { formatCount, formatShare } from '../format/format.ts'
import { units } from './count.ts'

const vatClasses: Readonly<Record<VatClass, string>> = {
  standard: 'Standard-rated',
  zero: 'Zero-rated',
  exempt: 'Exempt',
  'out-of-scope': 'No VAT',
}

const lineKinds: Readonly<Record<LineKind, string>> = {
  goods: 'Goods',
  service: 'A service: nothing is sent',
  tip: 'A tip: no VAT, nothing is sent',
  fee: 'A fee or a discount of the channel',
  'gift-card': 'A voucher: no VAT until it is used',
  container: 'A bundle: its parts are sent',
}

const vatRules: Readonly<Record<VatRule, string>> = {
  charged: 'The channel charged more VAT than is due. It is owed until a credit note takes it back.',
  'less-charged': 'The channel charged less VAT than is due. The price is deemed to include the rest.',
  deemed: 'The channel shows no VAT. The price is deemed to include it.',
  export: 'Exported: no VAT, if the papers are there within 90 days.',
}

const movementKinds: Readonly<Record<MovementKind, string>> = {
  adjusted: 'Adjusted',
  received: 'Received',
  transferred: 'Transferred',
  counted: 'Counted',
  allocated: 'Reserved',
  released: 'Freed',
  shipped: 'Shipped',
  opened: 'Opened',
}

/** One step of an order's story. A figure that is nothing is left out. */
const events: Readonly<Record<OrderEventKind, (count: number) => string>> = {
  'taken-in': (count) => `Taken in: ${units(count)}`,
  'channel-update': () => 'The channel changed it',
  mapped: (count) => (count === 0 ? 'Product chosen' : `Product chosen, ${units(count)} reserved`),
  'no-goods': () => 'Said to be no product',
  unmapped: () => 'Match taken back',
  allocated: (count) => `${units(count)} reserved`,
  short: (count) => `${units(count)} short`,
  shipped: (count) => `${units(count)} shipped`,
  cancelled: (count) => (count === 0 ? 'Cancelled' : `Cancelled, ${units(count)} not sent`),
  reopened: (count) => (count === 0 ? 'Opened again' : `Opened again, ${units(count)} reserved`),
}

/** All of one order. */
export const orderDetail = {
  back: 'Back to orders',
  missingTitle: 'This order is not here',
  missingText: 'The address may be mistyped, or the order belongs to another merchant.',
  missingOffline: 'You are offline and this device does not remember it. It is shown when you are back.',
  lines: 'Items',
  ordered: 'Ordered',
  reserved: 'Reserved',
  left: 'Shipped',
  short: 'Short',
  from: (quantity: number, warehouse: string, sku: string | null) =>
    sku === null
      ? `${formatCount(quantity)} from ${warehouse}`
      : `${formatCount(quantity)} × ${sku} from ${warehouse}`,
  kitOf: (parts: string) => `Made of ${parts}`,
  part: (quantity: number, sku: string) => `${formatCount(quantity)} × ${sku}`,
  lineOff: 'Cancelled: none of it is sent',
  unknownProduct: (skuText: string) =>
    skuText === '' ? 'The channel gives no SKU' : `“${skuText}” is not a product of yours`,
  guessed: 'Guessed: not confirmed yet',
  sums: 'Amounts',
  linesTotal: 'Items',
  delivery: 'Delivery',
  refunds: 'Refunded',
  difference: 'More or less on the channel',
  lineKinds,
  vatRules,
  total: 'Total',
  vat: 'VAT within it',
  how: 'How total and VAT are made up',
  sumColumns: {
    what: 'Item',
    rate: 'VAT',
    vat: (unit: string) => `VAT (${unit})`,
    amount: (unit: string) => `Amount (${unit})`,
  },
  vatClasses,
  vatRate: (vatClass: VatClass, rateBps: number) =>
    vatClass === 'standard' ? `${vatClasses.standard}, ${formatShare(rateBps)}` : vatClasses[vatClass],
  buyer: 'Buyer',
  buyerApart: 'Kept apart: your role does not see the buyer.',
  buyerNone: 'The channel gave no buyer.',
  call: (phone: string) => `Call ${phone}`,
  write: (email: string) => `Write to ${email}`,
  copyAddress: 'Copy address',
  copied: 'Address copied',
  payments: { paid: 'Paid', unpaid: 'Not paid yet' },
  story: 'Story',
  placedOn: (channel: string) => `Bought on ${channel}`,
  events,
  trackingNumber: (tracking: string) => `Tracking ${tracking}`,
  reasonGiven: (reason: string) => `“${reason}”`,
  productChosen: (sku: string) => `It is ${sku}`,
  storyCut: 'Steps in between are no longer kept.',
  storyMissing: 'This order is from before steps were kept: only its times are known.',
  shippedAt: 'Shipped',
  cancelledAt: 'Cancelled',
  takenInAt: 'Taken in',
  moved: 'What it did to stock',
  movementKinds,
  movedNothing: 'It has moved no stock.',
  movedMost: (count: number) => `The first ${formatCount(count)} movements.`,
  deltas: {
    onHand: (delta: number) => `${signed(delta)} on hand`,
    reserved: (delta: number) => `${signed(delta)} reserved`,
    incoming: (delta: number) => `${signed(delta)} incoming`,
    inTransit: (delta: number) => `${signed(delta)} in transit`,
    damaged: (delta: number) => `${signed(delta)} damaged`,
    quarantined: (delta: number) => `${signed(delta)} quarantined`,
  },
}

/** `+3`, `−2`. */
function signed(delta: number): string {
  return delta > 0 ? `+${formatCount(delta)}` : formatCount(delta)
}
