import { Alert, TextInput } from '@mantine/core'
import { OrderAction } from '@fluxori/contract/orders/orders'
import { IconCashOff } from '@tabler/icons-react'
import { z } from 'zod'
import { formatCount } from '../../../lib/format/format.ts'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import classes from './bulk-dialog.module.css'
import { plannedUnits, type BulkKind, type BulkPlan } from './bulk-plan.ts'
import { reservedUnits } from '../order-facts.ts'
import { ReasonChips } from '../act/reason-chips.tsx'

const words = orderMessages.bulk

type BulkDialogProps = Readonly<{
  kind: Exclude<BulkKind, 'allocate'>
  plan: BulkPlan
  onClose: () => void
  onStart: (reason: string) => void
}>

const Values = z.object({ reason: z.string() })

/** Says what is about to happen to which orders, because it cannot be undone. */
export function BulkDialog({ kind, plan, onClose, onStart }: BulkDialogProps) {
  const { form, restored, forget } = useKeptForm({
    id: `bulk-${kind}`,
    values: Values,
    initialValues: { reason: '' },
    validate: {
      reason: (reason) =>
        kind === 'ship' || OrderAction.safeParse({ kind: 'cancel', reason }).success
          ? null
          : orderMessages.actions.reasonInvalid,
    },
  })
  const unpaid = plan.orders.filter(({ payment }) => payment === 'unpaid').length
  const title = words[kind](plan.orders.length)
  const close = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      title={title}
      text={kind === 'ship' ? words.shipText(plannedUnits(plan)) : words.cancelText}
      submit={title}
      danger={kind === 'cancel'}
      pending={false}
      problem={null}
      restored={restored}
      onClose={close}
      onSubmit={form.onSubmit(({ reason }) => {
        forget()
        onStart(reason.trim())
      })}
    >
      <ul className={classes.orders}>
        {plan.orders.map((order) => (
          <li key={order.id}>
            <strong>{order.number}</strong>
            <span className={classes.units}>
              {formatCount(kind === 'ship' ? reservedUnits(order) : order.units)}
            </span>
          </li>
        ))}
      </ul>
      {kind === 'ship' && unpaid > 0 && (
        <Alert color="yellow" variant="light" icon={<IconCashOff size={18} />}>
          {words.unpaid(unpaid)}
        </Alert>
      )}
      {kind === 'ship' && <p className={classes.hint}>{words.trackingLater}</p>}
      {kind === 'cancel' && (
        <div>
          <TextInput label={words.reason} maxLength={300} data-autofocus {...form.getInputProps('reason')} />
          <ReasonChips onChoose={(reason) => form.setFieldValue('reason', reason)} />
        </div>
      )}
      {plan.leftOut.length > 0 && (
        <details className={classes.left}>
          <summary>{words.leftOut(plan.leftOut.length)}</summary>
          <ul>
            {plan.leftOut.map(({ order, why }) => (
              <li key={order.id}>
                {order.number}: {words.whys[why]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </FormDialog>
  )
}
