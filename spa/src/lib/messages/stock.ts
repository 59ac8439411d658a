import { formatCount } from '../format.ts'
import { counted } from './count.ts'

export const stockMessages = {
  title: 'Stock',
  listLabel: 'Stock by SKU',
  search: 'Find a SKU or a title',
  clearSearch: 'Clear the search',
  columns: {
    product: 'Product',
    onHand: 'On hand',
    reserved: 'Reserved',
    available: 'Available',
    shortage: 'Short',
    moved: 'Last moved',
    actions: 'Actions',
  },
  out: 'Out of stock',
  low: 'Low',
  short: (count: number) => `${formatCount(count)} short`,
  kit: 'Kit',
  neverMoved: 'Never',
  byWarehouse: 'by warehouse',
  searchedSome: (count: number) => `Searched the first ${counted(count, 'SKU', 'SKUs')}.`,
  emptyTitle: 'No stock yet',
  emptyText: 'Stock appears here when your products are in and the first units are counted or received.',
  nothingFoundTitle: (text: string) => `Nothing matches “${text}”`,
  nothingFoundText: 'Part of a SKU or of a title is enough.',
  nothingFoundAction: 'Show all stock',
  adjust: {
    action: 'Adjust',
    actionOf: (sku: string) => `Adjust ${sku}`,
    title: (name: string) => `Adjust ${name}`,
    warehouse: 'Warehouse',
    warehouseNow: (name: string, now: number) => `${name} (${formatCount(now)} now)`,
    state: 'What changes',
    states: { onHand: 'On hand', damaged: 'Damaged', quarantined: 'Quarantined' },
    delta: 'Change in units',
    deltaHint: (after: number) => `Leaves ${formatCount(after)}. Minus takes away.`,
    reason: 'Reason',
    reasonHint: 'Kept with the movement, for whoever asks later.',
    submit: (delta: number) =>
      delta === 0
        ? 'Adjust stock'
        : `${delta > 0 ? 'Add' : 'Remove'} ${counted(Math.abs(delta), 'unit', 'units')}`,
    done: (sku: string, delta: number) => `${sku}: ${delta > 0 ? '+' : '−'}${formatCount(Math.abs(delta))}`,
    doneText: (available: number) => `${formatCount(available)} available now.`,
    undoReason: (reason: string) => `Undone: ${reason}`.slice(0, 300),
    undoFailed: 'It could not be undone: the stock has moved since. Adjust it by hand.',
    warehouseMissing: 'Choose a warehouse',
    deltaInvalid: 'Give a whole number other than 0, up to a million',
    reasonInvalid: 'Give a reason of 3 to 300 characters',
  },
}
