import { OrderAction, type Order, type OrderLine } from '@fluxori/contract/orders/orders'
import { Button, Text } from '@mantine/core'
import { z } from 'zod'
import { useActForm } from '../../../lib/forms/use-act-form.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { useOrderAct } from './use-order-act.ts'
import { lineName } from '../order-facts.ts'
import { ProductPicker } from './product-picker.tsx'

const words = orderMessages.actions

const Values = z.object({ text: z.string(), sku: z.string() })

type MapDialogProps = Readonly<{ order: Order; line: OrderLine; onClose: () => void }>

/** Asks which product a line is. A guess is chosen already, to be confirmed. */
export function MapDialog({ order, line, onClose }: MapDialogProps) {
  const { act, pending } = useOrderAct(order)
  const { form, restored, forget, problem, send } = useActForm({
    id: `map:${order.id}:${line.id}`,
    values: Values,
    fields: { 'action.sku': 'sku' },
    initialValues: { text: line.skuText === '' ? line.title : line.skuText, sku: line.sku ?? '' },
    validate: {
      sku: (sku) =>
        OrderAction.safeParse({ kind: 'map-line', line: line.id, sku }).success ? null : words.mapMissing,
    },
  })
  const close = () => {
    forget()
    onClose()
  }
  const name = lineName(line)
  return (
    <FormDialog
      title={words.mapTitle}
      text={line.listing === null ? words.mapTextOnce(name) : words.mapText(name)}
      submit={words.mapSubmit}
      wide
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={form.onSubmit(async ({ sku }) => {
        if (await send(() => act({ kind: 'map-line', line: line.id, sku }))) onClose()
      })}
    >
      <ProductPicker
        guess={line.sku}
        text={form.values.text}
        onText={(text) => form.setFieldValue('text', text)}
        chosen={form.values.sku}
        onChoose={(sku) => form.setFieldValue('sku', sku)}
        fault={form.errors['sku']}
      />
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          px={0}
          disabled={pending}
          onClick={() =>
            void send(() => act({ kind: 'no-goods', line: line.id })).then((isDone) => {
              if (isDone) onClose()
            })
          }
        >
          {words.noGoods}
        </Button>
        <Text size="sm" c="dimmed">
          {words.noGoodsHint}
        </Text>
      </div>
    </FormDialog>
  )
}
