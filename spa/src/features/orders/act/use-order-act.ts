import { orderUpdate, type Order, type OrderAction } from '@fluxori/contract/orders/orders'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { useAct } from '../../../ui/use-act.ts'
import { actLabel, doneText, refusalText } from './act-words.ts'

const words = orderMessages.actions

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
        done: ({ status }) => ({
          title: doneText(action, order, status),
          ...(action.kind === 'map-line' || action.kind === 'no-goods'
            ? { undo: { label: words.unmap, asks: { kind: 'unmap-line', line: action.line } } }
            : {}),
        }),
      }),
    pending,
    said: problem === null ? null : refusalText(problem.reason),
  }
}
