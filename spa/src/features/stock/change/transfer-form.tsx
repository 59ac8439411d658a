import { TransferStock, type Stock } from '@fluxori/contract/stock/stock'
import { free, levelIn } from '@fluxori/contract/stock/levels'
import { ActionIcon, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import classes from './adjust-form.module.css'
import { readTransfer, TransferValues, unitsOf, withLinesFor, withOneMore, type Line } from './changes.ts'
import { faultsOf, type Faults } from './faults.ts'
import { focusFault } from './focus-fault.ts'
import { Lines } from './lines.tsx'
import { LinesDialog } from './lines-dialog.tsx'
import lineClasses from './lines.module.css'
import type { ListFormProps } from './receive-form.tsx'
import transferClasses from './transfer-form.module.css'
import { useChange } from './use-change.ts'
import { usualWarehouse } from './usual-warehouse.ts'

const { transfer: words, ...common } = stockChangeMessages
const steps = TransferStock.shape.step.options

const emptyLine = (sku: string): Line => ({ sku, units: '' })

/** The same place twice is no fault of the contract's fields, and known before anybody is asked. */
const faults = (values: TransferValues): Faults => ({
  ...(values.from !== '' && values.from === values.to ? { to: words.same } : {}),
  ...faultsOf(readTransfer(values)),
})

/** Moves stock between warehouses: at once, or sent now and taken in when it arrives. */
export function TransferForm({ skus, at, warehouses, onClose }: ListFormProps) {
  const from = usualWarehouse(warehouses, at)
  const initialValues: TransferValues = {
    from,
    to: warehouses.find(({ id }) => id !== from)?.id ?? '',
    step: 'at-once',
    lines: skus.map(emptyLine),
    reference: '',
  }
  const { form, restored, forget } = useKeptForm<TransferValues>({
    id: 'stock-transfer',
    values: TransferValues,
    initialValues,
    validate: faults,
  })
  useEffect(() => {
    if (restored) form.setFieldValue('lines', [...withLinesFor(form.getValues().lines, skus, emptyLine)])
    // Once: what is asked for joins what was begun.
  }, [])
  const change = useChange(form.setErrors)
  const { values } = form
  const { lines, step } = values
  const nameOf = (id: string) => warehouses.find((warehouse) => warehouse.id === id)?.name ?? id
  const label = words.submit[step](unitsOf(lines))
  const places = warehouses.map(({ id, name }) => ({ value: id, label: name }))
  const submit = form.onSubmit(async (sent) => {
    const read = readTransfer(sent)
    if (!read.success) return
    const title = words.done[sent.step](unitsOf(sent.lines), nameOf(sent.to))
    if (!(await change.apply(read.data, { label: `${label}: ${nameOf(sent.to)}`, title }))) return
    forget()
    onClose()
  }, focusFault)
  return (
    <LinesDialog
      title={words.title}
      submit={label}
      lines={lines.length}
      change={change}
      restored={restored}
      reference={form.getInputProps('reference')}
      onAfresh={() => form.setValues({ ...initialValues, lines: [] })}
      forget={forget}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className={transferClasses.places}>
        <NativeSelect label={words.from} data={places} {...form.getInputProps('from')} />
        <ActionIcon
          variant="default"
          size={36}
          className={transferClasses.swap ?? ''}
          aria-label={words.swap}
          title={words.swap}
          onClick={() => form.setValues({ from: values.to, to: values.from })}
        >
          <IconArrowsExchange size={18} stroke={1.7} />
        </ActionIcon>
        <NativeSelect label={words.to} data={places} {...form.getInputProps('to')} />
      </div>
      <div>
        <SegmentedControl
          aria-label={words.step}
          data={steps.map((value) => ({ value, label: words.steps[value] }))}
          fullWidth
          {...form.getInputProps('step')}
        />
        <p className={classes.hint}>{words.stepHints[step]}</p>
      </div>
      <Lines
        lines={lines}
        least={1}
        begin={skus.length > 0 ? 'first' : 'add'}
        unitsLabel={common.unitsOf}
        errors={form.errors}
        onLines={(next) => {
          form.clearErrors()
          form.setFieldValue('lines', [...next])
        }}
        add={(before, { sku }) => withOneMore(before, { sku, units: 1 })}
        note={(line, stock) => <There values={values} line={line} stock={stock} nameOf={nameOf} />}
      />
    </LinesDialog>
  )
}

type ThereProps = Readonly<{
  values: TransferValues
  line: Line
  stock: Stock
  nameOf: (warehouse: string) => string
}>

/** How much there is to move: free where it leaves, or on its way to where it arrives. */
function There({ values: { from, to, step }, line, stock, nameOf }: ThereProps) {
  const most = step === 'arrive' ? levelIn(stock, to).inTransit : free(levelIn(stock, from))
  const text = step === 'arrive' ? words.inTransit(most, nameOf(to)) : words.free(most, nameOf(from))
  const tooMany = typeof line.units === 'number' && line.units > most
  return (
    <span className={tooMany ? lineClasses.warn : undefined}>
      {text}
      {tooMany && `. ${words.tooMany}`}
    </span>
  )
}
