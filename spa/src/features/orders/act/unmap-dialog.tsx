import type { Order, OrderLine } from '@fluxori/contract/orders/orders'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { lineName } from '../order-facts.ts'
import { useOrderAct } from './use-order-act.ts'

const words = orderMessages.actions

type UnmapDialogProps = Readonly<{ order: Order; line: OrderLine; onClose: () => void }>

/** Asks before what was said of a line is taken back, for other orders follow. */
export function UnmapDialog({ order, line, onClose }: UnmapDialogProps) {
  const { act, pending, said } = useOrderAct(order)
  return (
    <FormDialog
      title={words.unmapTitle}
      text={words.unmapText(lineName(line), line.sku)}
      submit={words.unmapSubmit}
      pending={pending}
      problem={said}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault()
        void act({ kind: 'unmap-line', line: line.id }).then((refused) => {
          if (refused === null) onClose()
        })
      }}
    />
  )
}
