import { orderUpdate, type Order, type OrderAction } from '@fluxori/contract/orders/orders'
import { useAct } from '../../../ui/use-act.ts'
import { actLabel, doneText } from './act-words.ts'

/** Acts on one order and says what became of it; see `useAct`. */
export function useOrderAct(order: Order) {
  const { act, pending, said } = useAct(orderUpdate, (merchantId, action: OrderAction) => ({
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
    said,
  }
}
