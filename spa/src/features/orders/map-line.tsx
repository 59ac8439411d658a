import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { orderUpdate, type OrderLine } from '@fluxori/contract/orders'
import { useState } from 'react'
import { messages } from '../../lib/messages.ts'
import { useMay, useMerchantId } from '../../lib/session.ts'
import { useOperation } from '../../lib/use-operation.ts'
import { MapLineForm } from './order-forms.tsx'

const words = messages.orders.actions

/** Lets a person say which product a line is, where Fluxori does not know or has only guessed. */
export function MapLine({ orderId, line }: { orderId: string; line: OrderLine }) {
  const may = useMay(orderUpdate)
  const merchantId = useMerchantId()
  const [asking, setAsking] = useState(false)
  const update = useOperation(orderUpdate)
  const map = async (sku: string) => {
    try {
      await update.submit({ merchantId, orderId, action: { kind: 'map-line', line: line.id, sku } })
    } catch {
      // `update.problem` holds it and stands in the form.
      return
    }
    setAsking(false)
    notifications.show({ message: words.mapped(sku) })
  }
  if (!may || line.mapping === 'mapped' || line.listing === null) return null
  const label = line.mapping === 'guessed' ? words.mapConfirm : words.map
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={words.mapOf(label, line.title)}
        onClick={() => {
          update.reset()
          setAsking(true)
        }}
      >
        {label}
      </Button>
      {asking && (
        <MapLineForm
          line={line}
          pending={update.pending}
          problem={update.problem === null ? null : messages.problems.of(update.problem.reason)}
          onClose={() => setAsking(false)}
          onSubmit={map}
        />
      )}
    </>
  )
}
