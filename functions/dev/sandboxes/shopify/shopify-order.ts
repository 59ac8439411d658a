import { share } from '../../../src/domain/money/share.ts'
import { vatWithin } from '../../../src/domain/tax/vat.ts'
import type { SandboxBuyer, SandboxItem } from '../sandbox.ts'

export type ShopLine = Readonly<{
  id: number
  /** What of the catalogue it is; null for what the shop keeps no stock of. */
  item: SandboxItem | null
  variant: number | null
  title: string
  kind: 'goods' | 'custom' | 'service' | 'tip' | 'gift-card'
  priceCents: number
  /** Taken off the price of all units. */
  discountCents: number
  /** The VAT in its price, in basis points; null where none is charged. */
  vatBps: number | null
  ordered: number
  /** Units that an edit of the order took off. */
  removed: number
  /** Units that left `available` for it. */
  taken: number
}>

type LineUnits = Readonly<{ line: number; units: number }>

export type ShopFulfilment = Readonly<{
  id: number
  at: number
  updatedAt: number
  /** `pending` and `open` while a service of somebody else has it. */
  status: 'success' | 'cancelled' | 'pending' | 'open'
  service: string
  lines: readonly LineUnits[]
}>

export type Restock = 'cancel' | 'no_restock' | 'return'

export type RefundedLine = LineUnits &
  Readonly<{ id: number; restock: Restock; cents: number; vatCents: number }>

export type ShopRefund = Readonly<{
  id: number
  at: number
  note: string
  /** The return that it settles. */
  returnId: number | null
  lines: readonly RefundedLine[]
  shippingCents: number
  /** Below zero where more was given back than lines and delivery cost, above it where a part was kept. */
  adjustmentCents: number
  /** What the buyer got back. */
  backCents: number
}>

export type ShopEdit = Readonly<{
  id: number
  at: number
  additions: readonly LineUnits[]
  removals: readonly LineUnits[]
}>

export type ShopOrder = Readonly<{
  id: number
  lines: readonly ShopLine[]
  buyer: SandboxBuyer
  country: 'ZA' | 'NA'
  /** The shop's own money, and that in which the buyer pays. */
  currency: 'ZAR' | 'USD'
  presentmentCurrency: 'ZAR' | 'USD'
  deliveryCents: number
  /** The VAT in its delivery, in basis points; null where none is charged. */
  deliveryVatBps: number | null
  discountCode: string | null
  paidCents: number
  /** Milliseconds, to the whole second as Shopify keeps them. */
  createdAt: number
  updatedAt: number
  cancelledAt: number | null
  closedAt: number | null
  fulfilments: readonly ShopFulfilment[]
  refunds: readonly ShopRefund[]
  edits: readonly ShopEdit[]
}>

export const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0)

/** Units of a line that were refunded in one of these ways. */
export const refundedUnits = (
  { refunds }: ShopOrder,
  { id }: ShopLine,
  as: readonly Restock[] = ['cancel', 'no_restock', 'return'],
): number =>
  sumOf(
    refunds.flatMap(({ lines }) => lines).filter(({ line, restock }) => line === id && as.includes(restock)),
    ({ units }) => units,
  )

const fulfilledAs = ({ fulfilments }: ShopOrder, { id }: ShopLine, status: readonly string[]): number =>
  sumOf(
    fulfilments
      .filter((one) => status.includes(one.status))
      .flatMap(({ lines }) => lines)
      .filter(({ line }) => line === id),
    ({ units }) => units,
  )

/** Units ordered that were neither refunded nor removed. */
export const currentUnits = (order: ShopOrder, line: ShopLine): number =>
  line.ordered - line.removed - refundedUnits(order, line)

export const sentUnits = (order: ShopOrder, line: ShopLine): number => fulfilledAs(order, line, ['success'])

/** Units that a service of somebody else has and has not sent. */
export const unitsAtService = (order: ShopOrder, line: ShopLine): number =>
  fulfilledAs(order, line, ['pending', 'open'])

/** Units that nobody has sent or handed on: a refund takes some off only as `cancel` (REST Refund, `restock_type`). */
export const openUnits = (order: ShopOrder, line: ShopLine): number =>
  line.kind === 'tip'
    ? 0
    : line.ordered -
      line.removed -
      refundedUnits(order, line, ['cancel']) -
      sentUnits(order, line) -
      unitsAtService(order, line)

/** Units for which stock is held or has left. */
export const heldUnits = (order: ShopOrder, line: ShopLine): number =>
  line.ordered - line.removed - refundedUnits(order, line, ['cancel', 'return'])

export const lineCents = ({ priceCents, ordered, discountCents }: ShopLine): number =>
  priceCents * ordered - discountCents

/** What so many of a line's units cost, discount taken off. */
export const partCents = (line: ShopLine, units: number): number =>
  line.ordered === 0 ? 0 : share(lineCents(line), units, line.ordered)

export const lineVat = (line: ShopLine): number => vatWithin(lineCents(line), line.vatBps ?? 0)

export const partVat = (line: ShopLine, units: number): number =>
  line.ordered === 0 ? 0 : share(lineVat(line), units, line.ordered)

export const deliveryVat = ({ deliveryCents, deliveryVatBps }: ShopOrder): number =>
  vatWithin(deliveryCents, deliveryVatBps ?? 0)
