import { formatCount } from '../format/format.ts'
import { counted, units } from './count.ts'

const skus = (count: number): string => counted(count, 'SKU', 'SKUs')

export const stockMessages = {
  title: 'Stock',
  listLabel: 'Stock by SKU',
  search: 'Find a SKU, barcode or title',
  clearSearch: 'Clear the search',
  supply: 'How much there is',
  supplies: { all: 'All', low: 'Low', out: 'Out', short: 'Short', kits: 'Kits' },
  warehouse: 'Warehouse',
  everywhere: 'All warehouses',
  ofWarehouse: (name: string) =>
    `On hand, reserved, free and incoming are those of ${name}. Available and short are of all warehouses.`,
  total: skus,
  columns: {
    product: 'Product',
    onHand: 'On hand',
    reserved: 'Reserved',
    free: 'Free',
    available: 'Available',
    short: 'Short',
    incoming: 'Incoming',
    moved: 'Last moved',
    at: (warehouse: string) => warehouse,
  },
  exported: {
    sku: 'SKU',
    title: 'Title',
    kit: 'Kit',
    supply: 'Supply',
    movedAt: 'Last moved (SAST)',
    at: (warehouse: string, state: string) => `${warehouse}: ${state}`,
  },
  yes: 'yes',
  no: 'no',
  states: {
    onHand: 'On hand',
    reserved: 'Reserved',
    incoming: 'On order',
    inTransit: 'In transit',
    damaged: 'Damaged',
    quarantined: 'Quarantined',
  },
  free: 'Free',
  out: 'Out of stock',
  low: 'Low',
  enough: 'Enough',
  short: (count: number) => `${formatCount(count)} short`,
  kit: 'Kit',
  none: '–',
  neverMoved: 'Never',
  incomingHint: (onOrder: number, inTransit: number) =>
    `${formatCount(onOrder)} on order, ${formatCount(inTransit)} in transit`,
  choose: (name: string) => `Choose ${name}`,
  emptyTitle: 'No stock yet',
  emptyText:
    'Add the products you sell; each SKU then stands here. Receive what is on your shelves, and your channels show it.',
  emptyAction: 'Add a product',
  offlineEmptyTitle: 'This device remembers no stock',
  offlineEmptyText: 'You are offline. Your stock appears when the line is back; nothing was lost.',
  nothingTitle: (text: string) => `Nothing matches “${text}”`,
  nothingText: 'The beginning of a SKU, a whole word of a title, or a barcode finds it.',
  nothingFiltered: {
    low: ['Nothing is low', 'Every SKU has more units available than the number at which it counts as low.'],
    out: ['Nothing is out of stock', 'Every SKU has at least one unit to sell.'],
    short: ['Nothing is short', 'There is stock for every open order.'],
    kits: [
      'You have no kits',
      'A kit is a product made of others. Give a product its components under Products.',
    ],
  } as const,
  showAll: 'Show all stock',
  searching: 'Searching all your stock',
  ending: {
    all: (count: number) => `That is all: ${skus(count)}`,
    found: (count: number) => `${skus(count)} found`,
    coming: 'Loading more',
    unmoved: (count: number) =>
      `${counted(count, 'SKU has', 'SKUs have')} never moved and cannot be sorted by when. Sort by product to see ${count === 1 ? 'it' : 'them'}.`,
    sortedSome: (count: number) => `Sorted among the first ${skus(count)}.`,
  },
  actions: {
    receive: 'Receive stock',
    receiveShort: 'Receive',
    transfer: 'Transfer',
    count: 'Count',
    adjust: 'Adjust',
    receiveThese: (count: number) => `Receive ${skus(count)}`,
    transferThese: (count: number) => `Transfer ${skus(count)}`,
    countThese: (count: number) => `Count ${skus(count)}`,
    atMost: (count: number) => `At most ${formatCount(count)} SKUs at once: choose fewer`,
    keys: {
      adjust: 'Adjust this SKU',
      receive: 'Receive stock',
      transfer: 'Transfer stock',
      count: 'Count stock',
    },
  },
  detail: {
    back: 'Back to stock',
    missingTitle: 'This SKU is not here',
    missingText: 'The address may be mistyped, or the product belongs to another merchant.',
    product: 'Product',
    available: 'available to promise',
    partOf: 'Part of',
    openKit: (sku: string) => `Open the kit ${sku}`,
  },
  why: {
    title: (available: number) => `Why ${formatCount(available)}?`,
    warehouse: 'Warehouse',
    notSold: { 'marketplace-dc': 'Marketplace’s own', transit: 'On the road', unknown: 'Not known' },
    notSoldNote: (count: number) =>
      `${units(count)} ${count === 1 ? 'is' : 'are'} in places that you do not sell from, so ${count === 1 ? 'it is' : 'they are'} not promised.`,
    freeTogether: (places: number) => `Free in ${counted(places, 'warehouse', 'warehouses')} you sell from`,
    owed: 'Less what waiting orders need',
    available: 'Available',
    floored: 'It never goes below zero.',
    sentence: (free: number, places: number, short: number, available: number) =>
      `${units(free)} ${free === 1 ? 'is' : 'are'} free in ${counted(places, 'warehouse', 'warehouses')}` +
      (short === 0 ? '' : `, and orders that wait need ${formatCount(short)}`) +
      `, so ${formatCount(available)} can be sold.`,
    differs: (stated: number, sum: number) =>
      `Fluxori counts ${formatCount(stated)} while these rows make ${formatCount(sum)}. A change is still on its way; if this stays, tell us.`,
    none: 'No warehouse holds any of it yet. Receive some to begin.',
    openReserved: (count: number, place: string) =>
      `${formatCount(count)} reserved in ${place}: show the orders that hold them`,
    openOnHand: (count: number, place: string) =>
      `${formatCount(count)} on hand in ${place}: show how it came about`,
    openShort: (count: number) => `${formatCount(count)} short: show the orders that wait`,
  },
  kitWhy: {
    sentence: (available: number, scarce: string) =>
      `${counted(available, 'kit', 'kits')} can be made. ${scarce} decides: there is not enough of it for one more.`,
    component: 'Component',
    perKit: 'In one kit',
    available: 'Available',
    makes: 'Makes',
    decides: 'Decides',
    unknown: 'No stock record',
    rule: 'The component that makes the fewest kits decides. A kit has no stock of its own.',
    noParts: 'Its components are not known. Look at the product.',
  },
  held: {
    title: (place: string | null) =>
      place === null ? 'Held by open orders' : `Held by open orders in ${place}`,
    order: 'Order',
    place: 'Warehouse',
    units: 'Units',
    together: (count: number) => `Together ${units(count)}`,
    rest: (count: number) =>
      `${units(count)} more ${count === 1 ? 'is' : 'are'} held by orders that this list does not find, such as very long ones.`,
    none: 'No open order holds any of it.',
    close: 'Hide these orders',
  },
  waiting: {
    title: 'Orders that wait for it, oldest first',
    placed: 'Ordered',
    lacks: 'Short',
    none: 'No order waits for it any more.',
    rest: (count: number) => `${units(count)} more are owed to orders further down the queue.`,
  },
  shown: {
    title: 'What each channel shows',
    none: 'No channel lists it.',
    channel: 'Channel',
    desired: 'Should show',
    published: 'Accepted',
    observed: 'Seen there',
    never: 'Not yet',
    pending: 'Being sent',
    inStep: 'In step',
    drift: (expected: number, seen: number) => `Shows ${formatCount(seen)}, not ${formatCount(expected)}`,
    problem: 'Was not accepted',
    open: (channel: string) => `Open the channel ${channel}`,
  },
}
