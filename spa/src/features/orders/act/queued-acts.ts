import { orderUpdate, type OrderAction } from '@fluxori/contract/orders/orders'
import type { QueuedWrite } from '../../../lib/outbox/outbox.ts'

/** A change of an order that waits on this device for a connection. */
export type QueuedAct = Readonly<{ orderId: string; action: OrderAction['kind']; label: string }>

/** Changes of this merchant's orders that have not been sent yet. One that was refused waits no more. */
export function queuedActs(writes: readonly QueuedWrite[], merchantId: string): readonly QueuedAct[] {
  return writes
    .filter(
      (write) =>
        write.operation === orderUpdate.name && write.state === 'waiting' && write.merchantId === merchantId,
    )
    .flatMap(({ input, label }) => {
      const read = orderUpdate.request.safeParse(input)
      return read.success ? [{ orderId: read.data.orderId, action: read.data.action.kind, label }] : []
    })
}
