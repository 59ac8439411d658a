import { addedLine } from './new-order.ts'
import {
  currentUnits,
  openUnits,
  sentUnits,
  unitsAtService,
  type ShopLine,
  type ShopOrder,
} from './shopify-order.ts'
import type { Happening, Means } from './shopify-shop.ts'

const changed = (order: ShopOrder, id: number, change: Partial<ShopLine>): readonly ShopLine[] =>
  order.lines.map((line) => (line.id === id ? { ...line, ...change } : line))

const edited = (
  order: ShopOrder,
  { at, newId }: Means,
  lines: readonly ShopLine[],
  { line, units }: Readonly<{ line: number; units: number }>,
): ShopOrder => ({
  ...order,
  lines,
  edits: [
    ...order.edits,
    {
      id: newId(),
      at,
      additions: units > 0 ? [{ line, units }] : [],
      removals: units < 0 ? [{ line, units: -units }] : [],
    },
  ],
})

/** A discount is not spread over units that come later: such a line is left as it is. */
const raiseQuantity: Happening = (order, means) => {
  const line = order.lines.find((one) => one.discountCents === 0 && openUnits(order, one) > 0)
  if (line?.item == null) return null
  const more = { ordered: line.ordered + 1, taken: line.taken + means.take(line.item, 1) }
  return edited(order, means, changed(order, line.id, more), { line: line.id, units: 1 })
}

const takenOff = (order: ShopOrder, means: Means, line: ShopLine, units: number): ShopOrder =>
  edited(order, means, changed(order, line.id, { removed: line.removed + units }), {
    line: line.id,
    units: -units,
  })

const unsent = (order: ShopOrder, line: ShopLine): number =>
  Math.min(openUnits(order, line), currentUnits(order, line))

const lowerQuantity: Happening = (order, means) => {
  const line = order.lines.find((one) => unsent(order, one) > 1)
  return line === undefined ? null : takenOff(order, means, line, 1)
}

/** Only a line of which nothing has been sent can go. */
const removeLine: Happening = (order, means) => {
  const line = order.lines.findLast(
    (one) => unsent(order, one) > 0 && sentUnits(order, one) + unitsAtService(order, one) === 0,
  )
  return line === undefined ? null : takenOff(order, means, line, unsent(order, line))
}

const addLine: Happening = (order, means) => {
  const item = means.items.find(({ sku }) => order.lines.every((line) => line.item?.sku !== sku))
  if (item === undefined) return null
  const line = addedLine(order, item, means)
  return edited(order, means, [...order.lines, line], { line: line.id, units: 1 })
}

/** What an edit of an order can change. */
export const editActs: Readonly<Record<string, Happening>> = {
  'raise-quantity': raiseQuantity,
  'lower-quantity': lowerQuantity,
  'remove-line': removeLine,
  'add-line': addLine,
}
