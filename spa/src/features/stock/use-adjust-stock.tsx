import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { stockUpdate, type AdjustStock } from '@fluxori/contract/stock'
import type { z } from 'zod'
import { messages } from '../../lib/messages.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useOperation } from '../../lib/use-operation.ts'

const words = messages.stock.adjust

type Adjustment = z.infer<typeof AdjustStock>

/** Adjusts stock and offers to take it back. `apply` says whether it was done; if not, `problem` says why. */
export function useAdjustStock() {
  const merchantId = useMerchantId()
  const { submit, pending, problem } = useOperation(stockUpdate)

  const send = async (change: Adjustment) => {
    const answer = await submit({ merchantId, change })
    return answer.stock.find(({ sku }) => sku === change.sku)?.available ?? 0
  }
  const undo = async (done: Adjustment, notice: string) => {
    notifications.hide(notice)
    try {
      await send({ ...done, delta: -done.delta, reason: words.undoReason(done.reason) })
      notifications.show({ message: messages.frame.undone })
    } catch {
      // The form is closed: the notice is the only place left to say so.
      notifications.show({
        color: 'red',
        title: messages.problems.title,
        message: messages.stock.adjust.undoFailed,
      })
    }
  }
  const apply = async (change: Adjustment): Promise<boolean> => {
    try {
      const available = await send(change)
      const notice: string = notifications.show({
        title: words.done(change.sku, change.delta),
        message: (
          <Group justify="space-between">
            {words.doneText(available)}
            <Button variant="default" size="xs" onClick={() => void undo(change, notice)}>
              {messages.frame.undo}
            </Button>
          </Group>
        ),
        autoClose: 10_000,
      })
      return true
    } catch {
      // `problem` holds it and stands in the form.
      return false
    }
  }
  return { apply, pending, problem }
}
