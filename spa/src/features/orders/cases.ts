import { orderUpdate } from '@fluxori/contract/orders/orders'
import { VatRule } from '@fluxori/contract/orders/vat-rule'
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
import { factMoney, factText, factUnits, type Facts } from '../../business/cases/facts.ts'
import { atOrder, orderOfCase, skuOfCase } from '../../business/cases/place.ts'
import type { CaseAbout, CaseView, CaseViews, WayOut } from '../../business/cases/views.ts'
import { paths } from '../../business/paths.ts'

/** A form of the order that a case is about. */
function ask(about: CaseAbout, form: 'ship' | 'cancel' | 'map', label: string): readonly WayOut[] {
  const order = orderOfCase(about)
  return order === null ? [] : [{ kind: 'link', label, to: `${paths.order(order)}?do=${form}` }]
}

/** The order itself, for who may act on it. */
const openOrder: CaseView['waysOut'] = (about, may) => {
  const to = atOrder(about)
  return may(orderUpdate) && to !== null ? [{ kind: 'link', label: 'Open order', to }] : []
}

const orderNumber = (facts: Facts, subject: string) => `Order ${factText(facts, 'number', subject)}`

const vatMeans: Readonly<Record<VatRule, string>> = {
  charged: 'What is charged as VAT is owed to SARS until a credit note takes it back (VAT Act s 21).',
  'less-charged': 'The price is deemed to include the VAT that is due (VAT Act s 64): you pay the rest.',
  deemed: 'The price is deemed to include the VAT that is due (VAT Act s 64).',
  export: 'Goods that leave the country bear no VAT, if the papers show it (VAT Act s 11).',
}

export const cases = {
  oversold: {
    name: 'Oversold',
    title: (facts, subject) =>
      `Order ${factText(facts, 'number', subject)} is short of ${factUnits(facts, 'stock')}`,
    means: (facts) =>
      `${factText(facts, 'channel', 'The channel')} sold what you do not have. The buyer waits.`,
    todo: 'Get stock and reserve it, ship what is there, or cancel.',
    tone: 'bad',
    icon: IconAlertTriangle,
    place: atOrder,
    waysOut: (about, may) => {
      const orderId = orderOfCase(about)
      if (!may(orderUpdate) || orderId === null) return []
      return [
        { kind: 'reserve', orderId },
        ...ask(about, 'ship', 'Ship what is there'),
        ...ask(about, 'cancel', 'Cancel order'),
      ]
    },
  },
  unmapped: {
    name: 'Unknown product',
    title: (facts, subject) =>
      `Order ${factText(facts, 'number', subject)} holds a product Fluxori does not know`,
    means: () => 'It cannot be shipped yet. Stock is held only if its SKU looks like one of yours.',
    todo: 'Say which product it is. It counts for every later order of that listing too.',
    tone: 'warn',
    icon: IconQuestionMark,
    place: atOrder,
    waysOut: (about, may) => (may(orderUpdate) ? ask(about, 'map', 'Choose product') : []),
  },
  'cancelled-after-shipping': {
    name: 'Cancelled too late',
    title: (facts, subject) =>
      `Order ${factText(facts, 'number', subject)} was cancelled after ${factUnits(facts, 'units')} had left`,
    means: () => 'The sale is gone, the goods are on the road.',
    todo: 'Call the parcel back or agree a return. Receive the units when they are here again.',
    tone: 'bad',
    icon: IconTruckReturn,
    place: atOrder,
    waysOut: openOrder,
  },
  'shipped-without-stock': {
    name: 'Shipped without stock',
    title: (facts) =>
      `${factUnits(facts, 'Units')} of ${factText(facts, 'sku', 'a product')} left without stock being there`,
    means: () => 'What stands on the shelf is not what Fluxori believes.',
    todo: 'Count this SKU.',
    tone: 'warn',
    icon: IconPackageOff,
    place: atOrder,
    waysOut: (about, may) => {
      const sku = skuOfCase(about)
      if (!may(stockUpdate) || sku === null) return []
      return [{ kind: 'link', label: 'Count it', to: `${paths.stockOf(sku)}?do=count` }]
    },
  },
  'shipment-cancelled': {
    name: 'Shipment cancelled',
    title: (facts) =>
      `The channel says ${factUnits(facts, 'units')} of ${factText(facts, 'sku', 'a product')} did not leave`,
    means: () => 'Fluxori has taken them off the shelf. The buyer still waits.',
    todo: 'If the parcel is still here, put the units back by a count, and send it. If it is gone, mark it sent on the channel.',
    tone: 'bad',
    icon: IconTruckOff,
    place: atOrder,
    waysOut: openOrder,
  },
  returned: {
    name: 'Returned',
    title: (facts) =>
      `${factUnits(facts, 'Units')} of ${factText(facts, 'sku', 'a product')} came back, or were refunded after they had left`,
    means: () =>
      'The channel may count them as stock again. Fluxori does not, until you have them in your hands.',
    todo: 'Receive what is here and can be sold again. Without that, Fluxori takes it off the channel again.',
    tone: 'warn',
    icon: IconArrowBackUp,
    place: atOrder,
    waysOut: (about, may) => {
      const sku = skuOfCase(about)
      const receive: readonly WayOut[] =
        may(stockUpdate) && sku !== null
          ? [{ kind: 'link', label: 'Receive it', to: `${paths.stockOf(sku)}?do=receive` }]
          : []
      return [...receive, ...openOrder(about, may)]
    },
  },
  'read-in-part': {
    name: 'Read in part',
    title: (facts, subject) => `${orderNumber(facts, subject)} could not be read as it stands`,
    means: (facts) => `${factText(facts, 'doubts', 'Some of it')}. All that could be read holds its stock.`,
    todo: 'Look at the order on the channel. Correct it there, or send it as it is meant.',
    tone: 'warn',
    icon: IconFileAlert,
    place: atOrder,
    waysOut: openOrder,
  },
  'total-differs': {
    name: 'Totals differ',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} comes to ${factMoney(facts, 'channelCents')} on the channel, and to ${factMoney(facts, 'ourCents')} by its items`,
    means: () => 'The sum of the channel counts, also for the day.',
    todo: 'Look for a fee, a discount or a refund on the channel that the items do not show.',
    tone: 'warn',
    icon: IconCashOff,
    place: atOrder,
    waysOut: openOrder,
  },
  'refund-of-no-line': {
    name: 'Refund without items',
    title: (facts, subject) =>
      `${factMoney(facts, 'cents')} of ${orderNumber(facts, subject).toLowerCase()} was refunded, and not for which items`,
    means: () =>
      'The money is taken off. All units are still held, as the channel did not say that fewer are wanted.',
    todo: 'Look at the refund on the channel before you pack.',
    tone: 'warn',
    icon: IconCashOff,
    place: atOrder,
    waysOut: openOrder,
  },
  'foreign-currency': {
    name: 'Foreign currency',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} is in ${factText(facts, 'currency', 'another currency')}: ${factMoney(facts, 'cents')}`,
    means: () => 'Its units are held. Its money is in no day, as Fluxori knows no rate for it.',
    todo: 'Book it in rand at the rate of the day that it was paid.',
    tone: 'warn',
    icon: IconCurrencyDollar,
    place: atOrder,
    waysOut: openOrder,
  },
  'export-papers': {
    name: 'Export',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} goes to ${factText(facts, 'country', 'another country')} without VAT`,
    means: () => vatMeans.export,
    todo: 'Keep the proof of export and of payment with the invoice within 90 days, or VAT is due after all.',
    tone: 'warn',
    icon: IconWorld,
    place: atOrder,
    waysOut: openOrder,
  },
  'vat-differs': {
    name: 'VAT differs',
    title: (facts, subject) =>
      `${orderNumber(facts, subject)} was charged ${factMoney(facts, 'chargedCents')} of VAT, where its rates say ${factMoney(facts, 'byRateCents')}`,
    means: (facts) => vatMeans[VatRule.catch('charged').parse(facts['rule'])],
    todo: 'Put the VAT of the product right, here or on the channel.',
    tone: 'warn',
    icon: IconReceiptTax,
    place: atOrder,
    waysOut: openOrder,
  },
} satisfies CaseViews
