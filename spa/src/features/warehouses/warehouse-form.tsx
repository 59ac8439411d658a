import type { Channel } from '@fluxori/contract/channels/channels'
import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { useState } from 'react'
import { problemMessages } from '../../lib/messages/problems.ts'
import { warehouseMessages } from '../../lib/messages/warehouses.ts'
import { OperationProblem } from '../../lib/operation-problem.ts'
import { useKeptForm } from '../../lib/use-kept-form.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useSaveWarehouse } from './use-save-warehouse.ts'
import { WarehouseFields } from './warehouse-fields.tsx'
import { lastPriority } from './warehouse-order.ts'
import {
  editOf,
  faultsOf,
  newFields,
  nothingTyped,
  TypedWarehouse,
  typedOf,
  type Typed,
} from './warehouse-typed.ts'

const words = warehouseMessages.form

/** The field that a refusal belongs to. */
const fieldOf: Readonly<Record<string, string>> = { 'warehouse-taken': 'id', 'unknown-channel': 'channels' }

function useWarehouseForm(id: string, stands: Typed) {
  const kept = useKeptForm<TypedWarehouse>({
    id,
    values: TypedWarehouse,
    initialValues: { ...stands, was: stands },
    validate: (typed) => ({ ...faultsOf(typed) }),
  })
  const [problem, setProblem] = useState<string | null>(null)
  const sent = async (save: () => Promise<void>): Promise<boolean> => {
    setProblem(null)
    try {
      await save()
      kept.forget()
      return true
    } catch (error) {
      if (!(error instanceof OperationProblem)) throw error
      const field = fieldOf[error.reason]
      if (field === undefined) setProblem(problemMessages.of(error.reason))
      else kept.form.setFieldError(field, problemMessages.of(error.reason))
      return false
    }
  }
  return { ...kept, problem, sent }
}

type CreateProps = Readonly<{
  warehouses: readonly Warehouse[]
  channels: readonly Channel[]
  onClose: () => void
}>

/** Adds a warehouse. Stock is taken from it last, until somebody moves it up. */
export function CreateWarehouseForm({ warehouses, channels, onClose }: CreateProps) {
  const { form, restored, forget, problem, sent } = useWarehouseForm('warehouse:new', nothingTyped)
  const { create, pending } = useSaveWarehouse()
  const submit = form.onSubmit(async (typed) => {
    if (await sent(() => create(typed.id, newFields(typed, lastPriority(warehouses))))) onClose()
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
  const { id, name } = warehouse
  const { form, restored, forget, problem, sent } = useWarehouseForm(`warehouse:${id}`, typedOf(warehouse))
  const { edit, pending } = useSaveWarehouse()
  const close = () => {
    forget()
    onClose()
  }
  const submit = form.onSubmit(async (typed) => {
    const change = editOf(typed)
    if (change === null) return close()
    if (await sent(() => edit(name, { id, ...change }))) onClose()
  })
  return (
    <FormDialog
      title={words.editTitle(name)}
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

export type WarehouseForm = ReturnType<typeof useWarehouseForm>['form']
