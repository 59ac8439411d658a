/** What a line and the refunds of it say of its units. */
export type LineUnits = Readonly<{
  ordered: number
  current: number
  toSend: number
  /** Whether the line says that any of it has been fulfilled. */
  isFulfilled: boolean
  /** Units refunded with the goods where they are: with the buyer or on the shelf (`no_restock`, `return`). */
  refundedInPlace: number
}>

/**
 * Units that have left, where the order does not list its shipments: of those ordered neither still to be sent nor taken
 * off before they left. A refund without restock, or of what came back, leaves `fulfillable_quantity` as it is (Shopify
 * REST Refund, `restock_type`), so it took nothing off.
 */
export function unitsLeft({ ordered, current, toSend, isFulfilled, refundedInPlace }: LineUnits): number {
  if (!isFulfilled) return 0
  const takenOff = Math.max(0, ordered - current - refundedInPlace)
  return Math.max(0, ordered - takenOff - toSend)
}

/**
 * Units still to be sent, with those that a service of somebody else has: `fulfillable_quantity` leaves these out (REST
 * LineItem), and nobody has sent them. Never more than are left of what the buyer waits for.
 */
export function unitsToSend(
  { current, toSend, refundedInPlace }: Pick<LineUnits, 'current' | 'toSend' | 'refundedInPlace'>,
  atService: number,
  sent: number,
): number {
  const left = Math.max(toSend, current + refundedInPlace - sent)
  return Math.min(toSend + atService, left)
}
