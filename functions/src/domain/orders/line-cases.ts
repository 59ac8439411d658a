import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import type { Work } from '../work.ts'
import { factsOf, whilePaid, type Concerned } from './case-facts.ts'

/** What a person has to see to at the shelf, on account of some units of a line. */
export type LineCase = 'shipped-without-stock' | 'shipment-cancelled' | 'returned'
export type NotedLine = Concerned & Readonly<{ kind: LineCase }>

/** What a channel takes back of what it had said before: a shipment, or goods that are with it again. */
export function reversalsOf(
  line: OrderLine,
  old: OrderLine | undefined,
  sentByStatus: boolean,
): readonly NotedLine[] {
  const { onChannel, shipped } = line
  const unsaid = (old?.onChannel.sent ?? 0) - onChannel.sent
  const isUnsent = unsaid > 0 && !sentByStatus && !onChannel.cancelled && shipped > onChannel.sent
  const back = onChannel.returned - (old?.onChannel.returned ?? 0)
  return [
    ...(isUnsent ? [{ kind: 'shipment-cancelled', line, units: unsaid } as const] : []),
    ...(back > 0 ? [{ kind: 'returned', line: whilePaid(line, old), units: back } as const] : []),
  ]
}

const kinds: readonly LineCase[] = ['shipped-without-stock', 'shipment-cancelled', 'returned']

/** Opens one case of each kind for all the lines of an order that were noted. */
export function openLineCases(work: Work, order: Order, noted: readonly NotedLine[]): void {
  kinds.forEach((kind) => {
    const concerned = noted.filter((one) => one.kind === kind)
    const [first] = concerned
    if (first === undefined) return
    work.openCase(kind, order.id, { ...factsOf(order, concerned), line: first.line.id })
  })
}
