import {
  Alert,
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Warehouse } from '@fluxori/contract/products'
import { AdjustStock } from '@fluxori/contract/stock'
import { messages } from '../../lib/messages.ts'
import type { StockRow } from './stock-row.ts'
import { useAdjustStock } from './use-adjust-stock.tsx'

const words = messages.stock.adjust

const states = AdjustStock.shape.state.options
const directions = ['add', 'remove'] as const

type Values = Readonly<{
  warehouse: string
  state: string
  direction: string
  /** What the field holds: empty text until a number is given. */
  units: number | string
  reason: string
}>

const deltaOf = ({ direction, units }: Values) => (direction === 'remove' ? -Number(units) : Number(units))

/** What the contract says of the form's values. */
const read = (sku: string, values: Values) =>
  AdjustStock.safeParse({
    kind: 'adjust',
    sku,
    warehouse: values.warehouse,
    state: values.state,
    delta: deltaOf(values),
    reason: values.reason,
  })

/** What the contract finds wrong, in our words, by field. */
function faultsOf(sku: string, values: Values) {
  const at = new Set(read(sku, values).error?.issues.map(({ path }) => path[0]))
  return {
    ...(at.has('warehouse') ? { warehouse: words.warehouseMissing } : {}),
    ...(at.has('delta') || Number(values.units) < 0 ? { units: words.unitsInvalid } : {}),
    ...(at.has('reason') ? { reason: words.reasonInvalid } : {}),
  }
}

type AdjustStockFormProps = Readonly<{ row: StockRow; warehouses: readonly Warehouse[]; onClose: () => void }>

/** Corrects one level by a difference. The levels it speaks of are live while it is open. */
export function AdjustStockForm({ row, warehouses, onClose }: AdjustStockFormProps) {
  const { stock } = row
  const adjust = useAdjustStock()
  const form = useForm<Values>({
    initialValues: {
      warehouse: row.places[0]?.warehouse ?? warehouses[0]?.id ?? '',
      state: 'onHand',
      direction: 'add',
      units: '',
      reason: '',
    },
    validate: (values) => faultsOf(stock.sku, values),
  })
  const delta = deltaOf(form.values)
  const state = states.find((option) => option === form.values.state) ?? 'onHand'
  const now = stock.levels[form.values.warehouse]?.[state] ?? 0
  const submit = form.onSubmit(async (values) => {
    const change = read(stock.sku, values)
    if (change.success && (await adjust.apply(change.data))) onClose()
  })

  return (
    <Modal
      opened
      onClose={onClose}
      title={words.title(row.title === '' ? stock.sku : row.title)}
      centered
      closeButtonProps={{ 'aria-label': messages.frame.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <NativeSelect
            label={words.warehouse}
            data={warehouses.map(({ id, name }) => ({
              value: id,
              label: words.warehouseNow(name, stock.levels[id]?.[state] ?? 0),
            }))}
            {...form.getInputProps('warehouse')}
          />
          <SegmentedControl
            aria-label={words.state}
            data={states.map((value) => ({ value, label: words.states[value] }))}
            fullWidth
            {...form.getInputProps('state')}
          />
          <Group align="flex-start" wrap="nowrap" gap="sm">
            <SegmentedControl
              aria-label={words.direction}
              data={directions.map((value) => ({ value, label: words.directions[value] }))}
              mt={22}
              {...form.getInputProps('direction')}
            />
            <NumberInput
              label={words.units}
              description={words.after(now + delta)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              inputMode="numeric"
              flex={1}
              data-autofocus
              {...form.getInputProps('units')}
            />
          </Group>
          <TextInput
            label={words.reason}
            description={words.reasonHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={300}
            {...form.getInputProps('reason')}
          />
          {adjust.problem !== null && (
            <Alert color="red" variant="light" role="alert">
              {messages.problems.of(adjust.problem.reason)}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {messages.frame.cancel}
            </Button>
            <Button type="submit" loading={adjust.pending}>
              {words.submit(delta)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
