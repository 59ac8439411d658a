import { orderUpdate } from '@fluxori/contract/orders/orders'
import { VatRule } from '@fluxori/contract/orders/vat-rule'
import { productUpdate } from '@fluxori/contract/products/products'
import { stockUpdate } from '@fluxori/contract/stock/stock'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCashOff,
  IconCurrencyDollar,
  IconFileAlert,
  IconPackageOff,
  IconQuestionMark,
  IconReceiptTax,
  IconTruckOff,
  IconTruckReturn,
  IconWorld,
} from '@tabler/icons-react'
import { factGoods, factMoney, factNumber, factProduct, factText } from '../../business/cases/facts.ts'
import { atOrder, orderOfCase, skuOfCase } from '../../business/cases/place.ts'
import type { CaseAbout, CaseView, CaseViews, May, WayOut } from '../../business/cases/views.ts'
import { paths } from '../../business/paths.ts'
import { orderNumber, stakeOfDifference, stakeOfGoods, stakeOfMoney } from './case-words.ts'

/** A form of the order that a case is about. */
function ask(about: CaseAbout, form: 'ship' | 'cancel' | 'map', label: string): readonly WayOut[] {
  const order = orderOfCase(about)
  return order === null ? [] : [{ kind: 'link', label, to: `${paths.order(order)}?do=${form}` }]
}

/** The order itself, for who may act on it. */
const openOrder = (about: CaseAbout, may: May): readonly WayOut[] => {
  const to = atOrder(about)
  return may(orderUpdate) && to !== null ? [{ kind: 'link', label: 'Open order', to }] : []
}

/** A form of stock with the SKU of the case in it. */
function atShelf(about: CaseAbout, may: May, form: 'count' | 'receive', label: string): readonly WayOut[] {
  const sku = skuOfCase(about)
  return may(stockUpdate) && sku !== null ? [{ kind: 'link', label, to: paths.stockForm(sku, form) }] : []
}

function atProduct(about: CaseAbout, may: May): readonly WayOut[] {
  const sku = skuOfCase(about)
  if (!may(productUpdate) || sku === null) return []
  return [{ kind: 'link', label: 'Check product', to: `${paths.product(sku)}?do=edit` }]
}

const vatMeans: Readonly<Record<VatRule, string>> = {
  charged: 'What is charged as VAT is owed to SARS until a credit note takes it back (VAT Act s 21).',
  'less-charged': 'The price is deemed to include the VAT that is due (VAT Act s 64): you pay the rest.',
  deemed: 'The price is deemed to include the VAT that is due (VAT Act s 64).',
  export: 'Goods that leave the country bear no VAT, if the papers show it (VAT Act s 11).',
}

const ofOrder = { place: atOrder, stake: stakeOfGoods, waysOut: openOrder } satisfies Partial<CaseView>

export const cases = {
  oversold: {
    ...ofOrder,
    name: 'Oversold',
    title: (facts, subject) => `${orderNumber(facts, subject)} is short of ${factGoods(facts, 'stock')}`,
    means: (facts) =>
      `${factText(facts, 'channel', 'The channel')} sold what you do not have. The buyer waits.`,
    todo: 'Get stock: it is reserved by itself. Or ship what is there, or cancel.',
    tone: 'bad',
    icon: IconAlertTriangle,
    waysOut: (about, may) => {
      const orderId = orderOfCase(about)
      if (!may(orderUpdate) || orderId === null) return []
      const reserve: WayOut = { kind: 'reserve', orderId }
      const cancel = ask(about, 'cancel', 'Cancel order')
      const reserved = factNumber(about.facts, 'reserved')
      if (reserved === 0) return [reserve, ...cancel]
      return [reserve, ...ask(about, 'ship', 'Ship what is there'), ...cancel]
    },
  },
  unmapped: {
    ...ofOrder,
    name: 'Unknown product',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} holds a product Fluxori does not know${
        factProduct(facts) === null ? '' : `: ${factGoods(facts, '')}`
      }`,
    means: () => 'It cannot be shipped yet. Stock is held only if its SKU looks like one of yours.',
    todo: 'Say which product it is, or that it is none. It counts for every later order of that listing too.',
    tone: 'warn',
    icon: IconQuestionMark,
    waysOut: (about, may) => (may(orderUpdate) ? ask(about, 'map', 'Choose product') : []),
  },
  'cancelled-after-shipping': {
    ...ofOrder,
    name: 'Cancelled too late',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} was cancelled after ${factGoods(facts, 'units')} had left`,
    means: () => 'The sale is gone, the goods are on the road.',
    todo: 'Call the parcel back or agree a return. Receive the units when they are here again.',
    tone: 'bad',
    icon: IconTruckReturn,
    waysOut: (about, may) => [...openOrder(about, may), ...atShelf(about, may, 'receive', 'Receive units')],
  },
  'shipped-without-stock': {
    ...ofOrder,
    name: 'Shipped without stock',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)}: ${factGoods(facts, 'units')} left without stock being there`,
    means: () => 'What stands on the shelf is not what Fluxori believes.',
    todo: 'Count this SKU.',
    tone: 'warn',
    icon: IconPackageOff,
    waysOut: (about, may) => [...atShelf(about, may, 'count', 'Count stock'), ...openOrder(about, may)],
  },
  'shipment-cancelled': {
    ...ofOrder,
    name: 'Shipment cancelled',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)}: the channel says ${factGoods(facts, 'units')} did not leave`,
    means: () => 'Fluxori has taken them off the shelf. The buyer still waits.',
    todo: 'If the parcel is still here, put the units back and send it. If it is gone, mark it sent on the channel.',
    tone: 'bad',
    icon: IconTruckOff,
    waysOut: (about, may) => [...atShelf(about, may, 'receive', 'Put units back'), ...openOrder(about, may)],
  },
  returned: {
    ...ofOrder,
    name: 'Returned',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)}: ${factGoods(facts, 'units')} sent back, or refunded after leaving`,
    means: () =>
      'The channel may count them as stock again. Fluxori does not, until you have them in your hands.',
    todo: 'Receive what is here and can be sold again. Without that, Fluxori takes it off the channel again.',
    tone: 'warn',
    icon: IconArrowBackUp,
    waysOut: (about, may) => [...atShelf(about, may, 'receive', 'Receive units'), ...openOrder(about, may)],
  },
  'read-in-part': {
    ...ofOrder,
    name: 'Read in part',
    title: (facts, subject) => {
      const goods = factGoods(facts, '')
      return `${orderNumber(facts, subject)}${goods === '' ? '' : ` (${goods})`} could not be read as it stands`
    },
    means: (facts) => `${factText(facts, 'doubts', 'Some of it')}. All that could be read holds its stock.`,
    todo: 'Look at the order on the channel. Correct it there, or send it as it is meant.',
    tone: 'warn',
    icon: IconFileAlert,
  },
  'total-differs': {
    ...ofOrder,
    name: 'Totals differ',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} comes to ${factMoney(facts, 'channelCents')} on the channel, and to ${factMoney(facts, 'ourCents')} by its items`,
    stake: stakeOfDifference,
    means: () => 'The sum of the channel counts, also for the day.',
    todo: 'Look for a fee, a discount or a refund on the channel that the items do not show.',
    tone: 'warn',
    icon: IconCashOff,
  },
  'refund-of-no-line': {
    ...ofOrder,
    name: 'Refund without items',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)}: ${factMoney(facts, 'cents')} was refunded, and not for which items`,
    stake: stakeOfMoney,
    means: () =>
      'The money is taken off. All units are still held, as the channel did not say that fewer are wanted.',
    todo: 'Look at the refund on the channel before you pack.',
    tone: 'warn',
    icon: IconCashOff,
  },
  'foreign-currency': {
    ...ofOrder,
    name: 'Foreign currency',
    title: (facts, subject) => `${orderNumber(facts, subject)} is not in rand: ${factMoney(facts, 'cents')}`,
    stake: stakeOfMoney,
    means: () => 'Its units are held. Its money is in no day, as Fluxori knows no rate for it.',
    todo: 'Book it in rand at the rate of the day that it was paid.',
    tone: 'warn',
    icon: IconCurrencyDollar,
  },
  'export-papers': {
    ...ofOrder,
    name: 'Export',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} goes to ${factText(facts, 'country', 'another country')} without VAT: ${factMoney(facts, 'cents')}`,
    stake: stakeOfMoney,
    means: () => vatMeans.export,
    todo: 'Keep the proof of export and of payment with the invoice within 90 days, or VAT is due after all.',
    tone: 'warn',
    icon: IconWorld,
  },
  'vat-differs': {
    ...ofOrder,
    name: 'VAT differs',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} was charged ${factMoney(facts, 'chargedCents')} of VAT, where its rates say ${factMoney(facts, 'byRateCents')}`,
    stake: stakeOfDifference,
    means: (facts) => vatMeans[VatRule.catch('charged').parse(facts['rule'])],
    todo: 'Put the VAT of the product right, here or on the channel.',
    tone: 'warn',
    icon: IconReceiptTax,
    waysOut: (about, may) => [...atProduct(about, may), ...openOrder(about, may)],
  },
} satisfies CaseViews
