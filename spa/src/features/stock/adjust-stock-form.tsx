import { Alert, Button, Group, Modal, NativeSelect, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Warehouse } from '@fluxori/contract/products'
import { AdjustStock } from '@fluxori/contract/stock'
import { messages } from '../../lib/messages.ts'
import type { StockRow } from './stock-row.ts'
import { useAdjustStock } from './use-adjust-stock.tsx'

const words = messages.stock.adjust

const states = AdjustStock.shape.state.options

type Values = Readonly<{ warehouse: string; state: string; delta: number | string; reason: string }>

/** What the contract finds wrong with the form, in our words, by field. */
function faultsOf(sku: string, values: Values) {
  const read = AdjustStock.safeParse({ kind: 'adjust', sku, ...values })
  const at = new Set(read.error?.issues.map(({ path }) => path[0]))
  return {
    ...(at.has('warehouse') ? { warehouse: words.warehouseMissing } : {}),
    ...(at.has('delta') ? { delta: words.deltaInvalid } : {}),
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
      warehouse: (row.places[0] ?? { warehouse: warehouses[0]?.id ?? '' }).warehouse,
      state: 'onHand',
      delta: '',
      reason: '',
    },
    validate: (values) => faultsOf(stock.sku, values),
  })
  const { warehouse, state, delta } = form.values
  const level = stock.levels[warehouse]
  const now = level?.[AdjustStock.shape.state.catch('onHand').parse(state)] ?? 0
  const change = typeof delta === 'number' ? delta : 0
  const submit = form.onSubmit(async (values) => {
    const read = AdjustStock.parse({ kind: 'adjust', sku: stock.sku, ...values })
    if (await adjust.apply(read)) onClose()
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
              label: words.warehouseNow(name, stock.levels[id]?.onHand ?? 0),
            }))}
            {...form.getInputProps('warehouse')}
          />
          <SegmentedControl
            aria-label={words.state}
            data={states.map((value) => ({ value, label: words.states[value] }))}
            fullWidth
            {...form.getInputProps('state')}
          />
          <NumberInput
            label={words.delta}
            description={words.deltaHint(now + change)}
            allowDecimal={false}
            inputMode="text"
            data-autofocus
            {...form.getInputProps('delta')}
          />
          <TextInput
            label={words.reason}
            description={words.reasonHint}
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
              {words.submit(change)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
