import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { AdjustStock, stock, type Stock } from '@fluxori/contract/stock/stock'
import { free, levelIn } from '@fluxori/contract/stock/levels'
import { Modal, NativeSelect, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { messages } from '../../../lib/messages.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { LiveDetail } from '../../../ui/live-detail.tsx'
import { LoadFailedLine } from '../../../ui/load-failed.tsx'
import classes from './adjust-form.module.css'
import { AdjustValues, deltaOf, readAdjust } from './changes.ts'
import { faultsOf } from './faults.ts'
import { focusFault } from './focus-fault.ts'
import { Stepper } from './stepper.tsx'
import { useChange } from './use-change.ts'
import { usualWarehouse, workIn } from './usual-warehouse.ts'

const words = stockChangeMessages.adjust
const states = AdjustStock.shape.state.options
const directions = ['add', 'remove'] as const

type AdjustDialogProps = Readonly<{
  sku: string
  warehouses: readonly Warehouse[]
  /** The warehouse to begin with. */
  at: string | null
  onClose: () => void
}>

/** Corrects one level of a SKU; says so when there is nothing to correct. */
export function AdjustDialog({ sku, warehouses, at, onClose }: AdjustDialogProps) {
  const live = useLiveDocument(stock, { merchant: useMerchantId(), sku })
  const found = valueOf(live)
  if (found !== null && !found.isKit && warehouses.length > 0) {
    return <AdjustForm stock={found} warehouses={warehouses} at={at} onClose={onClose} />
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title(sku)}
      centered
      closeButtonProps={{ 'aria-label': messages.frame.close }}
    >
      <LiveDetail
        live={live.status === 'live' && warehouses.length === 0 ? loading : live}
        failed={<LoadFailedLine />}
        missing={missing}
        broken={() => missing}
      >
        {() => <p role="alert">{words.kit}</p>}
      </LiveDetail>
    </Modal>
  )
}

const loading = { status: 'loading' } as const
const missing = <p role="alert">{words.missing}</p>

type AdjustFormProps = Omit<AdjustDialogProps, 'sku'> & Readonly<{ stock: Stock }>

/** The levels it speaks of are live while it is open. */
function AdjustForm({ stock: value, warehouses, at, onClose }: AdjustFormProps) {
  const { sku } = value
  const { form, restored, forget } = useKeptForm<AdjustValues>({
    id: `stock-adjust:${sku}`,
    values: AdjustValues,
    initialValues: {
      warehouse: usualWarehouse(warehouses, at),
      state: 'onHand',
      direction: 'add',
      units: '',
      reason: '',
    },
    validate: (values) => faultsOf(readAdjust(sku, values)),
  })
  const change = useChange(form.setErrors)
  const { warehouse, state, reason, units } = form.values
  const delta = deltaOf(form.values)
  const label = words.submit(delta)
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async (values) => {
    const read = readAdjust(sku, values)
    if (!read.success) return
    const done = await change.apply(read.data, {
      label: `${label}: ${sku}`,
      title: words.done(sku, delta),
      text: ([now]) => words.doneText(now?.available ?? 0),
    })
    if (!done) return
    workIn(values.warehouse)
    close()
  }, focusFault)
  return (
    <FormDialog
      title={words.title(value.title === '' ? sku : value.title)}
      submit={label}
      pending={change.pending}
      problem={change.problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <NativeSelect
        label={stockChangeMessages.warehouse}
        data={warehouses.map(({ id, name }) => ({
          value: id,
          label: words.warehouseNow(name, levelIn(value, id)[state]),
        }))}
        {...form.getInputProps('warehouse')}
      />
      <div>
        <SegmentedControl
          aria-label={words.state}
          data={states.map((one) => ({ value: one, label: words.states[one] }))}
          fullWidth
          {...form.getInputProps('state')}
        />
        <p className={classes.hint}>{words.stateHints[state]}</p>
      </div>
      <div className={classes.amount}>
        <SegmentedControl
          className={classes.direction ?? ''}
          size="md"
          aria-label={words.direction}
          data={directions.map((one) => ({ value: one, label: words.directions[one] }))}
          {...form.getInputProps('direction')}
        />
        <Stepper
          label={stockChangeMessages.unitsOf(sku)}
          shownLabel={stockChangeMessages.units}
          fewerLabel={stockChangeMessages.fewer(sku)}
          moreLabel={stockChangeMessages.more(sku)}
          value={units}
          least={1}
          autoFocus
          error={typeof form.errors['units'] === 'string' ? form.errors['units'] : undefined}
          onChange={(next) => form.setFieldValue('units', next)}
        />
      </div>
      <After stock={value} warehouse={warehouse} state={state} delta={delta} />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={300}
        {...form.getInputProps('reason')}
      />
      <div className={classes.reasons}>
        {words.reasons.map((one) => (
          <UnstyledButton
            key={one}
            className={classes.reason ?? ''}
            aria-pressed={reason === one}
            onClick={() => form.setFieldValue('reason', one)}
          >
            {one}
          </UnstyledButton>
        ))}
      </div>
    </FormDialog>
  )
}

type AfterProps = Readonly<{ stock: Stock; warehouse: string; state: AdjustValues['state']; delta: number }>

/** What the change would leave, before it is made. */
function After({ stock: value, warehouse, state, delta }: AfterProps) {
  const level = levelIn(value, warehouse)
  const [now, after] = [level[state], level[state] + delta]
  const left = free({ ...level, [state]: after })
  const impossible = after < 0 ? words.belowZero : left < 0 ? words.impossible(free(level)) : null
  return (
    <p className={classes.after} data-impossible={impossible !== null || undefined} role="status">
      {words.after(now, after, words.states[state], left)}
      {impossible !== null && <span>{impossible}</span>}
    </p>
  )
}
