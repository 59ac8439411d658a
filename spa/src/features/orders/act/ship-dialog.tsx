import { Alert, TextInput } from '@mantine/core'
import type { Order } from '@fluxori/contract/orders/orders'
import { IconCashOff, IconQuestionMark } from '@tabler/icons-react'
import { useActForm } from '../../../lib/forms/use-act-form.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { ScanButton } from '../../../ui/scan-button.tsx'
import { useOrderAct } from './use-order-act.ts'
import { lineName } from '../order-facts.ts'
import classes from './ship-dialog.module.css'
import {
  faultOf,
  quantityOf,
  shipAction,
  shipFaults,
  shipUnits,
  ShipValues,
  shipValuesOf,
  unitsKept,
  withQuantity,
} from './ship-form.ts'
import { UnitStepper } from './unit-stepper.tsx'

const words = orderMessages.actions

/** Ships what is reserved: all of it as it opens, or fewer units of some lines. */
export function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { act, pending } = useOrderAct(order)
  const { form, restored, forget, problem, send } = useActForm<ShipValues>({
    id: `ship:${order.id}`,
    values: ShipValues,
    fields: { 'action.tracking': 'tracking', 'action.lines': 'lines' },
    initialValues: shipValuesOf(order),
    validate: (values) => shipFaults(values, order),
  })
  const { values } = form
  const ready = order.lines.filter(({ allocated }) => allocated > 0)
  const units = shipUnits(values, order)
  const kept = unitsKept(values, order)
  const close = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      title={words.shipTitle(order.number)}
      text={words.shipText}
      submit={units > 0 && form.isValid() ? words.ship(units) : words.shipNone}
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={form.onSubmit(async (typed) => {
        if (await send(() => act(shipAction(typed, order)))) onClose()
      })}
    >
      <Doubts order={order} />
      <ul className={classes.lines}>
        {ready.map((line) => {
          const title = lineName(line)
          const fault = form.errors[faultOf(line.id)]
          return (
            <li key={line.id}>
              <span className={classes.what}>
                {title}
                <span className={classes.dim}>{line.sku}</span>
              </span>
              <UnitStepper
                label={words.unitsOf(title)}
                fewer={words.fewer(title)}
                more={words.moreOf(title)}
                value={quantityOf(values, line.id)}
                most={line.allocated}
                invalid={fault !== undefined}
                onChange={(quantity) => {
                  form.setFieldValue('lines', withQuantity(values, line.id, quantity))
                  form.clearFieldError(faultOf(line.id))
                }}
              />
              <span className={classes.of}>{words.shipOf(line.allocated)}</span>
              {fault !== undefined && (
                <p className={classes.fault} role="alert">
                  {fault}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {form.errors['lines'] !== undefined && (
        <p className={classes.fault} role="alert">
          {form.errors['lines']}
        </p>
      )}
      {kept > 0 && <p className={classes.kept}>{words.shipRest(kept)}</p>}
      <div className={classes.tracking}>
        <TextInput
          className={classes.number ?? ''}
          label={words.tracking}
          description={words.trackingHint}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('tracking')}
        />
        <ScanButton onRead={(text) => form.setFieldValue('tracking', text)} />
      </div>
    </FormDialog>
  )
}

/** Why a person may want to think twice. */
function Doubts({ order }: { order: Order }) {
  const isGuess = order.lines.some(({ allocated, mapping }) => allocated > 0 && mapping !== 'mapped')
  return (
    <>
      {order.payment === 'unpaid' && (
        <Alert color="yellow" variant="light" icon={<IconCashOff size={18} />}>
          {words.shipUnpaid}
        </Alert>
      )}
      {isGuess && (
        <Alert color="yellow" variant="light" icon={<IconQuestionMark size={18} />}>
          {words.shipGuessed}
        </Alert>
      )}
    </>
  )
}
