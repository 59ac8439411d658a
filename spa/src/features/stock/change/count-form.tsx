import type { Level } from '@fluxori/contract/stock/stock'
import { free, levelIn } from '@fluxori/contract/stock/levels'
import { Alert, NativeSelect } from '@mantine/core'
import { useEffect } from 'react'
import { useConnection } from '../../../lib/device/connection.ts'
import { useKeptForm } from '../../../lib/forms/use-kept-form.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { CountValues, readCount, withLinesFor, withOneMore, type CountLine } from './changes.ts'
import { faultsOf } from './faults.ts'
import { focusFault } from './focus-fault.ts'
import { Lines, type LineStock } from './lines.tsx'
import { LinesDialog } from './lines-dialog.tsx'
import classes from './lines.module.css'
import type { ListFormProps } from './receive-form.tsx'
import { useChange } from './use-change.ts'
import { usualWarehouse, workIn } from './usual-warehouse.ts'

const { count: words, ...common } = stockChangeMessages

const emptyLine = (sku: string): CountLine => ({ sku, units: '', expected: null })
const isOff = ({ units, expected }: CountLine) => units !== expected

/** States what was counted, against what stood on the shelf when counting of each SKU began. */
export function CountForm({ skus, at, warehouses, onClose }: ListFormProps) {
  const online = useConnection((connection) => connection.online)
  const initialValues: CountValues = {
    warehouse: usualWarehouse(warehouses, at),
    lines: skus.map(emptyLine),
    reference: '',
  }
  const { form, restored, forget } = useKeptForm<CountValues>({
    id: 'stock-count',
    values: CountValues,
    initialValues,
    validate: (values) => faultsOf(readCount(values)),
  })
  useEffect(() => {
    if (restored) form.setFieldValue('lines', [...withLinesFor(form.getValues().lines, skus, emptyLine)])
    // Once: what is asked for joins what was begun.
  }, [])
  const change = useChange(form.setErrors)
  const { lines, warehouse } = form.values
  const place = warehouses.find(({ id }) => id === warehouse)?.name ?? warehouse
  const label = words.submit(lines.length)

  /** What stands there when counting begins is what the difference is taken from: only the server's word will do. */
  const begin = (index: number, { stock, fresh }: LineStock) => {
    const line = form.getValues().lines[index]
    if (line === undefined || line.expected !== null || (!fresh && online)) return
    form.setFieldValue(`lines.${index}.expected`, levelIn(stock, form.getValues().warehouse).onHand)
  }
  const submit = form.onSubmit(async (values) => {
    const read = readCount(values)
    if (!read.success) return
    const differing = values.lines.filter(isOff).length
    const done = await change.apply(read.data, {
      label: `${label}: ${place}`,
      title: words.done(place),
      text: () => words.doneText(differing),
    })
    if (!done) return
    workIn(values.warehouse)
    forget()
    onClose()
  }, focusFault)
  return (
    <LinesDialog
      title={words.title}
      text={words.text}
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
      {!online && (
        <Alert color="orange" variant="light">
          {words.offline}
        </Alert>
      )}
      <NativeSelect
        label={common.warehouse}
        data={warehouses.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('warehouse')}
        onChange={(event) =>
          form.setValues({
            warehouse: event.currentTarget.value,
            lines: lines.map((line) => ({ ...line, expected: null })),
          })
        }
      />
      <Lines
        key={warehouse}
        lines={lines}
        least={0}
        begin={skus.length > 0 ? 'first' : 'add'}
        unitsLabel={words.countedOf}
        errors={form.errors}
        onLines={(next) => {
          form.clearErrors()
          form.setFieldValue('lines', [...next])
        }}
        add={(before, { sku }) => withOneMore(before, { ...emptyLine(sku), units: 1 })}
        note={(line, stock) => <Difference line={line} now={levelIn(stock, warehouse)} />}
        onStock={begin}
      />
    </LinesDialog>
  )
}

/** What a line's count makes of what was expected, and what has moved meanwhile. */
function Difference({ line: { units, expected }, now }: { line: CountLine; now: Level }) {
  if (expected === null) return words.waiting
  const difference = typeof units === 'number' ? units - expected : null
  const owed = -(difference ?? 0) - free(now)
  return (
    <>
      {words.expected(expected)}
      {difference !== null && (
        <>
          {' · '}
          <strong className={difference === 0 ? classes.good : classes.warn}>
            {difference === 0 ? words.same : words.difference(difference)}
          </strong>
        </>
      )}
      {owed > 0 && (
        <>
          <br />
          {words.owed(owed)}
        </>
      )}
      {now.onHand !== expected && (
        <>
          <br />
          {words.moved(now.onHand)}
        </>
      )}
    </>
  )
}
