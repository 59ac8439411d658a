import { OrderAction, type Order } from '@fluxori/contract/orders/orders'
import { z } from 'zod'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { reservedUnits } from '../order-facts.ts'

const words = orderMessages.actions

/** What is typed: units by line, and a tracking number. A field that is being emptied holds no number yet. */
export const ShipValues = z.object({
  tracking: z.string(),
  lines: z.array(z.object({ line: z.string(), quantity: z.union([z.number(), z.string()]) })),
})
export type ShipValues = z.infer<typeof ShipValues>

/** All that is reserved stands in the form; what is reserved later does not slip into it. */
export const shipValuesOf = (order: Order): ShipValues => ({
  tracking: '',
  lines: order.lines.flatMap(({ id, allocated }) =>
    allocated > 0 ? [{ line: id, quantity: allocated }] : [],
  ),
})

export const quantityOf = ({ lines }: ShipValues, lineId: string): number | string =>
  lines.find(({ line }) => line === lineId)?.quantity ?? 0

export const withQuantity = ({ lines }: ShipValues, lineId: string, quantity: number | string) => [
  ...lines.filter(({ line }) => line !== lineId),
  { line: lineId, quantity },
]

const unitsIn = (quantity: number | string): number => (typeof quantity === 'number' ? quantity : 0)

/** Units that the form would ship of lines that the order still has. */
export const shipUnits = (values: ShipValues, order: Order): number =>
  order.lines.reduce((total, { id }) => total + unitsIn(quantityOf(values, id)), 0)

/** Units that would stay behind on the shelf. */
export const unitsKept = (values: ShipValues, order: Order): number =>
  Math.max(0, reservedUnits(order) - shipUnits(values, order))

/** What is asked; null tracking when none is given. */
export const shipAction = (values: ShipValues, order: Order): OrderAction => ({
  kind: 'ship',
  lines: order.lines.flatMap(({ id }) => {
    const quantity = unitsIn(quantityOf(values, id))
    return quantity > 0 ? [{ line: id, quantity }] : []
  }),
  tracking: values.tracking.trim() === '' ? null : values.tracking.trim(),
})

/** The name under which a line's fault stands in the form. */
export const faultOf = (lineId: string): string => `line ${lineId}`

/** Everything that can be found wrong before sending, by field. Stock may have moved while the form was open. */
export function shipFaults(values: ShipValues, order: Order): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  for (const { id, allocated } of order.lines) {
    const quantity = quantityOf(values, id)
    const isRight =
      typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 0 && quantity <= allocated
    if (!isRight) faults[faultOf(id)] = words.shipUnitsInvalid(allocated)
  }
  if (Object.keys(faults).length === 0 && shipUnits(values, order) === 0) faults['lines'] = words.shipNothing
  const asked = OrderAction.safeParse(shipAction(values, order))
  if (!asked.success && asked.error.issues.some(({ path }) => path[0] === 'tracking')) {
    faults['tracking'] = words.trackingInvalid
  }
  return faults
}
