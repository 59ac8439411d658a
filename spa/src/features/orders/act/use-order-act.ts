import { orderUpdate, type Order, type OrderAction } from '@fluxori/contract/orders/orders'
import { useOperation } from '../../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../../ui/notices.tsx'
import { actLabel, doneText, refusalText } from './act-words.ts'

/** Acts on one order and says what became of it. Answers whether it is done or waits for a connection. */
export function useOrderAct(order: Order) {
  const merchantId = useMerchantId()
  const { submit, pending, problem, reset } = useOperation(orderUpdate)
  const act = async (action: OrderAction): Promise<boolean> => {
    const label = actLabel(action, order)
    try {
      const submitted = await submit({ merchantId, orderId: order.id, action }, { label })
      if (submitted.kind === 'queued') noticeQueued(label)
      else noticeDone({ title: doneText(action, order, submitted.answer.status) })
      return true
    } catch {
      // `problem` holds it and stands where the person acted.
      return false
    }
  }
  const said = problem === null ? null : refusalText(problem.reason)
  return { act, pending, problem, said, reset }
}
