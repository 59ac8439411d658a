import { TextInput } from '@mantine/core'
import { OrderAction, type Order } from '@fluxori/contract/orders/orders'
import { z } from 'zod'
import { useActForm } from '../../../lib/forms/use-act-form.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import classes from './cancel-dialog.module.css'
import { useOrderAct } from './use-order-act.ts'
import { openUnits, reservedUnits, shippedUnits } from '../order-facts.ts'
import { ReasonChips } from './reason-chips.tsx'

const words = orderMessages.actions

const Values = z.object({ reason: z.string() })

/** Cancels what has not left, for a reason that stays with the order. */
export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { act, pending } = useOrderAct(order)
  const { form, restored, forget, problem, send } = useActForm({
    id: `cancel:${order.id}`,
    values: Values,
    fields: { 'action.reason': 'reason' },
    initialValues: { reason: '' },
    validate: {
      reason: (reason) =>
        OrderAction.safeParse({ kind: 'cancel', reason }).success ? null : words.reasonInvalid,
    },
  })
  const shipped = shippedUnits(order)
  const close = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      title={words.cancelTitle(order.number)}
      text={words.cancelText(openUnits(order), reservedUnits(order))}
      submit={words.cancel}
      danger
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={form.onSubmit(async ({ reason }) => {
        if (await send(() => act({ kind: 'cancel', reason: reason.trim() }))) onClose()
      })}
    >
      {shipped > 0 && <p className={classes.kept}>{words.cancelKeepsShipped(shipped)}</p>}
      <div>
        <TextInput
          label={words.reason}
          description={words.reasonHint}
          maxLength={300}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <ReasonChips onChoose={(reason) => form.setFieldValue('reason', reason)} />
      </div>
    </FormDialog>
  )
}
