import { caseUpdate } from '@fluxori/contract/engine/cases'
import { orderUpdate } from '@fluxori/contract/orders/orders'
import type { QueuedWrite } from '../../lib/outbox/outbox.ts'

/** Cases and orders of this merchant about which something waits on this device for a connection. */
export function waitingOn(
  writes: readonly QueuedWrite[],
  merchantId: string,
): Readonly<{ cases: ReadonlySet<string>; orders: ReadonlySet<string> }> {
  const waiting = writes.filter((write) => write.state === 'waiting' && write.merchantId === merchantId)
  const cases = waiting
    .filter(({ operation }) => operation === caseUpdate.name)
    .flatMap(({ input }) => {
      const read = caseUpdate.request.safeParse(input)
      return read.success ? [read.data.alertId] : []
    })
  const orders = waiting
    .filter(({ operation }) => operation === orderUpdate.name)
    .flatMap(({ input }) => {
      const read = orderUpdate.request.safeParse(input)
      return read.success ? [read.data.orderId] : []
    })
  return { cases: new Set(cases), orders: new Set(orders) }
}
