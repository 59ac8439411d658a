import { orderUpdate as operation } from '@fluxori/contract/orders/orders'
import { http } from '../../edge/http.ts'
import { answerOf } from '../../edge/submitted.ts'

/** Ships, part-ships, cancels or allocates an order, or maps a line: a command in the merchant's journal. */
export const orderUpdate = http(operation, async ({ input, merchant, uid, key, services }) => {
  const { orderId, action } = input
  const submitted = await services.submit(merchant, {
    id: `key:${key}`,
    command: { kind: 'order-update', payload: { orderId, action } },
    actor: { kind: 'member', uid },
    receivedAt: services.now(),
  })
  return answerOf(submitted, ({ orders }) => {
    const changed = orders.find(({ id }) => id === orderId)
    if (changed === undefined) throw new Error(`${orderId} was acted on, and its result does not name it`)
    return Promise.resolve({ command: `key:${key}`, orderId, status: changed.status })
  })
})
