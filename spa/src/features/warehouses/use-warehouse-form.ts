import { useEditForm } from '../../lib/forms/use-edit-form.ts'
import { faultsOf, fieldsOf, TypedWarehouse, type Typed } from './warehouse-typed.ts'

/** The fields of the form by those of the request. */
const fields = {
  'change.fields.name': 'name',
  'change.fields.kind': 'kind',
  'change.fields.address': 'address',
  'change.fields.serves': 'channels',
}
const fieldsOfNew = { ...fields, 'change.warehouse': 'id' }

/** What is typed about a warehouse, and sending it. Only a new one has a field for its id. */
export const useWarehouseForm = (id: string, stands: Typed) =>
  useEditForm({
    id: `warehouse:${id}`,
    values: TypedWarehouse,
    stands,
    faultsOf,
    fieldsOf,
    fields: id === 'new' ? fieldsOfNew : fields,
  })

export type WarehouseForm = ReturnType<typeof useWarehouseForm>['form']
