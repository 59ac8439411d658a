import { Alert, Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { orderUpdate, type Order, type OrderAction } from '@fluxori/contract/orders'
import { IconLock, IconPackageExport } from '@tabler/icons-react'
import { useState } from 'react'
import { messages } from '../../lib/messages.ts'
import { useMay, useMerchantId } from '../../lib/session.ts'
import { useOperation } from '../../lib/use-operation.ts'
import { CancelOrderForm, ShipOrderForm } from './order-forms.tsx'

const words = messages.orders.actions

/** What a person may do with this order now. Nothing is offered that the order or their role does not allow. */
export function OrderActions({ order }: { order: Order }) {
  const may = useMay(orderUpdate)
  const merchantId = useMerchantId()
  const [asking, setAsking] = useState<'ship' | 'cancel' | null>(null)
  const update = useOperation(orderUpdate)
  const act = async (action: OrderAction, done: string) => {
    try {
      await update.submit({ merchantId, orderId: order.id, action })
    } catch {
      // `update.problem` holds it and stands where the person acted.
      return
    }
    setAsking(null)
    notifications.show({ message: done })
  }
  const ask = (question: 'ship' | 'cancel') => {
    update.reset()
    setAsking(question)
  }
  const reserved = order.lines.reduce((sum, line) => sum + line.allocated, 0)
  const short = order.lines.reduce((sum, line) => sum + line.shortage, 0)
  const over = order.status === 'cancelled' || order.status === 'shipped'
  if (!may || over) return null
  const problem = update.problem === null ? null : messages.problems.of(update.problem.reason)
  const form = { order, pending: update.pending, problem, onClose: () => setAsking(null) }
  return (
    <>
      <Group gap="xs">
        {reserved > 0 && (
          <Button leftSection={<IconPackageExport size={16} stroke={1.7} />} onClick={() => ask('ship')}>
            {words.ship(reserved)}
          </Button>
        )}
        {short > 0 && (
          <Button
            variant={reserved > 0 ? 'default' : 'filled'}
            leftSection={<IconLock size={16} stroke={1.7} />}
            loading={update.pending && asking === null}
            onClick={() => void act({ kind: 'allocate' }, words.allocated(order.number))}
          >
            {words.allocate}
          </Button>
        )}
        <Button variant="default" onClick={() => ask('cancel')}>
          {words.cancel}
        </Button>
      </Group>
      {asking === null && problem !== null && (
        <Alert color="red" variant="light" mt="sm" role="alert">
          {problem}
        </Alert>
      )}
      {asking === 'ship' && (
        <ShipOrderForm
          {...form}
          units={reserved}
          onSubmit={(tracking) => act({ kind: 'ship', lines: null, tracking }, words.shipped(order.number))}
        />
      )}
      {asking === 'cancel' && (
        <CancelOrderForm
          {...form}
          onSubmit={(reason) => act({ kind: 'cancel', reason }, words.cancelled(order.number))}
        />
      )}
    </>
  )
}
