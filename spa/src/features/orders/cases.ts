import { orderUpdate } from '@fluxori/contract/orders/orders'
import { stockUpdate } from '@fluxori/contract/stock/stock'
import { IconAlertTriangle, IconPackageOff, IconQuestionMark, IconTruckReturn } from '@tabler/icons-react'
import { factText, factUnits } from '../../business/cases/facts.ts'
import { atOrder, orderOfCase, skuOfCase } from '../../business/cases/place.ts'
import type { CaseAbout, CaseViews, WayOut } from '../../business/cases/views.ts'
import { paths } from '../../business/paths.ts'

/** A form of the order that a case is about. */
function ask(about: CaseAbout, form: 'ship' | 'cancel' | 'map', label: string): readonly WayOut[] {
  const order = orderOfCase(about)
  return order === null ? [] : [{ kind: 'link', label, to: `${paths.order(order)}?do=${form}` }]
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
    waysOut: (about, may) => {
      const to = atOrder(about)
      return may(orderUpdate) && to !== null ? [{ kind: 'link', label: 'Open order', to }] : []
    },
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
} satisfies CaseViews
