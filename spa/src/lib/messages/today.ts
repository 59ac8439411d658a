import { counted } from './count.ts'

/** What a figure is compared with, in words. `change` is `+12%`, `times` how many times as much it is. */
type Compared = Readonly<{ until: string; weekday: string; change: string; times: string; before: string }>

export const todayMessages = {
  title: 'Today',
  soFar: (day: string) => `${day}, so far`,
  figuresLabel: 'Sales of today so far',
  figures: {
    orders: 'Orders',
    revenue: 'Revenue',
    units: 'Units',
    vat: 'VAT',
  },
  figureHints: {
    orders: 'Orders placed today that are not cancelled',
    revenue: 'Items and delivery of those in rand, VAT included',
    units: 'Units on those orders',
    vat: 'VAT within the revenue',
  },
  noVat: 'None: you are not a VAT vendor',
  openFigure: (figure: string, value: string, compared: string) =>
    `${figure} today so far: ${value}. ${compared}. See these orders.`,
  compared: {
    'per-cent': ({ until, weekday, change }: Compared) => `until ${until}: ${change} on last ${weekday}`,
    times: ({ until, weekday, times }: Compared) => `until ${until}: ${times} times last ${weekday}`,
    same: ({ until, weekday }: Compared) => `until ${until}: same as last ${weekday}`,
    'no-share': ({ until, weekday, before }: Compared) => `until ${until}: ${before} last ${weekday}`,
  },
  comparedExactly: (until: string, now: string, weekday: string, before: string) =>
    `Until ${until} today ${now}, until ${until} last ${weekday} ${before}`,
  early: 'Compared from 01:00 on',
  noSales: (weekday: string) => `Nothing to compare with: no sales last ${weekday}`,
  noHours: (weekday: string | null) =>
    weekday === null
      ? 'Nothing to compare with: today is not kept by the hour'
      : `Nothing to compare with: last ${weekday} was not kept by the hour`,
  chart: {
    title: 'Sales',
    exportTitle: (measure: string) => `${measure} by channel, last 30 days`,
    measure: 'What the chart measures',
    measures: { revenue: 'Revenue', orders: 'Orders', units: 'Units' },
    otherChannels: 'Other channels',
    before: 'The 30 days before',
    compare: 'Compare with the 30 days before',
    comparing: 'Compared with the 30 days before',
    /** Of the days that are not followed as they change. */
    kept: (day: string, time: string) => `Days until ${day} as they were at ${time}.`,
    readAgain: 'Read them again',
    reads: (days: number) =>
      `${days} days, one read each. The last bar is today so far. A bar opens its day's orders.`,
    none: 'Nothing was sold in the last 30 days.',
    saving: 'The chart is left out to save data.',
    show: 'Show it (22 reads)',
  },
  needsYou: {
    title: 'Needs you',
    all: 'See all',
    none: 'Nothing needs you.',
  },
  channels: {
    title: 'Channels',
    lastOrder: (age: string) => `order ${age}`,
    neverOrder: 'no order yet',
    lag: (span: string) => `${span} to the channel`,
    noLag: 'nothing sent yet',
    queue: (count: number) => `${counted(count, 'listing waits', 'listings wait')}`,
    drift: (count: number, more: boolean) => `${count}${more ? '+' : ''} drifting`,
    none: 'No channel is connected.',
    connect: 'See channels',
  },
  stock: {
    title: 'Stock at risk',
    all: 'See stock',
    allOut: 'See all that are out',
    allLow: 'See all that are low',
    none: 'Nothing is out or low.',
    risks: { out: 'Out', low: 'Low' },
    short: (count: number) => `${counted(count, 'unit', 'units')} short`,
    left: (count: number) => `${count} left`,
    of: (shown: number, all: number) => `${shown} of ${counted(all, 'SKU', 'SKUs')} that are out or low`,
  },
  feed: {
    title: 'Orders as they come',
    all: 'See all orders',
    label: 'The newest ten orders',
    waiting: (count: number) => counted(count, 'new order', 'new orders'),
    arrived: (count: number) => `${counted(count, 'new order has', 'new orders have')} arrived`,
  },
  first: {
    title: 'Start selling with Fluxori',
    text: 'Five steps to the first order. Each is ticked when it is really done.',
    done: 'Done',
    next: 'Next',
    steps: {
      channel: {
        title: 'Connect a shop or marketplace',
        text: 'Its orders come in here, and your stock is shown there.',
        action: 'See channels',
      },
      warehouse: {
        title: 'Say where your stock is',
        text: 'A store room, a courier’s warehouse: stock is counted by place.',
        action: 'Add a warehouse',
      },
      product: {
        title: 'Add what you sell',
        text: 'One product for each thing on the shelf, with its SKU and barcode.',
        action: 'Add a product',
      },
      stock: {
        title: 'Count or receive the first units',
        text: 'From then on every channel shows what is really there.',
        action: 'Go to stock',
      },
      order: {
        title: 'Wait for the first order',
        text: 'It appears here by itself, seconds after a buyer places it.',
        action: 'See orders',
      },
    },
  },
}
