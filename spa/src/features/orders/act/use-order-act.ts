import { orderUpdate, type Order, type OrderAction } from '@fluxori/contract/orders/orders'
import { useAct } from '../../../ui/use-act.ts'
import { actLabel, doneText, refusalText } from './act-words.ts'

/** Acts on one order and says what became of it; see `useAct`. */
export function useOrderAct(order: Order) {
  const { act, pending, problem } = useAct(orderUpdate, (merchantId, action: OrderAction) => ({
    merchantId,
    orderId: order.id,
    action,
  }))
  return {
    act: (action: OrderAction) =>
      act(action, {
        label: actLabel(action, order),
        done: ({ status }) => ({ title: doneText(action, order, status) }),
      }),
    pending,
    said: problem === null ? null : refusalText(problem.reason),
  }
}
