import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { levelIn } from '@fluxori/contract/stock/levels'
import { NativeSelect } from '@mantine/core'
import { useEffect } from 'react'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { readReceive, ReceiveValues, unitsOf, withLinesFor, withOneMore, type Line } from './changes.ts'
import { faultsOf } from './faults.ts'
import { focusFault } from './focus-fault.ts'
import { Lines } from './lines.tsx'
import { LinesDialog } from './lines-dialog.tsx'
import { useChange } from './use-change.ts'
import { usualWarehouse, workIn } from './usual-warehouse.ts'

const { receive: words, ...common } = stockChangeMessages

export type ListFormProps = Readonly<{
  /** SKUs to begin with. */
  skus: readonly string[]
  /** The warehouse to begin with. */
  at: string | null
  warehouses: readonly Warehouse[]
  onClose: () => void
}>

const emptyLine = (sku: string): Line => ({ sku, units: '' })

/**
 * Puts what arrived on the shelf, many SKUs at once. A list that was begun is kept until it is sent or begun afresh, also
 * when the form is closed: nobody scans a pallet twice.
 */
export function ReceiveForm({ skus, at, warehouses, onClose }: ListFormProps) {
  const initialValues: ReceiveValues = {
    warehouse: usualWarehouse(warehouses, at),
    lines: skus.map(emptyLine),
    reference: '',
  }
  const { form, restored, forget } = useKeptForm<ReceiveValues>({
    id: 'stock-receive',
    values: ReceiveValues,
    initialValues,
    validate: (values) => faultsOf(readReceive(values)),
  })
  useEffect(() => {
    if (restored) form.setFieldValue('lines', [...withLinesFor(form.getValues().lines, skus, emptyLine)])
    // Once: what is asked for joins what was begun.
  }, [])
  const change = useChange(form.setErrors)
  const { lines, warehouse } = form.values
  const place = warehouses.find(({ id }) => id === warehouse)?.name ?? warehouse
  const label = words.submit(unitsOf(lines))
  const setLines = (next: readonly Line[]) => {
    form.clearErrors()
    form.setFieldValue('lines', [...next])
  }
  const submit = form.onSubmit(async (values) => {
    const read = readReceive(values)
    if (!read.success) return
    const title = words.done(unitsOf(values.lines), place)
    if (!(await change.apply(read.data, { label: `${label}: ${place}`, title }))) return
    workIn(values.warehouse)
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
      <NativeSelect
        label={words.where}
        data={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('warehouse')}
      />
      <Lines
        lines={lines}
        least={1}
        begin={skus.length > 0 ? 'first' : 'add'}
        unitsLabel={common.unitsOf}
        errors={form.errors}
        onLines={setLines}
        add={(before, { sku }) => withOneMore(before, { sku, units: 1 })}
        note={({ units }, stock) => {
          const now = levelIn(stock, warehouse).onHand
          return typeof units === 'number' ? words.lineAfter(now, now + units) : words.line(now)
        }}
      />
    </LinesDialog>
  )
}
