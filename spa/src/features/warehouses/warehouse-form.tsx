import type { Channel } from '@fluxori/contract/channels/channels'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useSaveWarehouse } from './use-save-warehouse.ts'
import { useWarehouseForm } from './use-warehouse-form.ts'
import { WarehouseFields } from './warehouse-fields.tsx'
import { lastPriority } from './warehouse-order.ts'
import { newFields, nothingTyped, typedOf } from './warehouse-typed.ts'

const words = warehouseMessages.form

type CreateProps = Readonly<{
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  onClose: () => void
}>

/** Adds a warehouse. Stock is taken from it last, until somebody moves it up. */
export function CreateWarehouseForm({ warehouses, channels, onClose }: CreateProps) {
  const { form, restored, forget, problem, send } = useWarehouseForm('new', nothingTyped)
  const { create, pending } = useSaveWarehouse()
  const submit = form.onSubmit(async (typed) => {
    if (await send(() => create(typed.id, newFields(typed, lastPriority(warehouses))))) onClose()
  })
  return (
    <FormDialog
      title={words.newTitle}
      submit={words.create}
      wide
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={() => {
        forget()
        onClose()
      }}
      onSubmit={submit}
    >
      <WarehouseFields form={form} channels={channels} taken={warehouses.map(({ id }) => id)} />
    </FormDialog>
  )
}

type EditProps = Readonly<{ warehouse: Warehouse; channels: readonly Channel[]; onClose: () => void }>

/** Edits a warehouse. Only what was changed is sent. */
export function EditWarehouseForm({ warehouse, channels, onClose }: EditProps) {
  const { form, restored, forget, problem, send, edit } = useWarehouseForm(warehouse.id, typedOf(warehouse))
  const { edit: save, pending } = useSaveWarehouse()
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async () => {
    if (edit === null) return close()
    if (await send(() => save(warehouse, edit))) onClose()
  })
  return (
    <FormDialog
      title={words.editTitle(warehouse.name)}
      submit={words.save}
      wide
      pending={pending}
      problem={problem}
      restored={restored}
      onClose={close}
      onSubmit={submit}
    >
      <WarehouseFields form={form} channels={channels} taken={null} />
    </FormDialog>
  )
}
