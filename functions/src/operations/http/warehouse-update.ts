import { warehouseUpdate as operation, type WarehouseRefusal } from '@fluxori/contract/warehouses/warehouses'
import { http } from '../../edge/http.ts'
import { answerOf } from '../../edge/submitted.ts'

const fields: Partial<Record<WarehouseRefusal, string>> = {
  'warehouse-taken': 'change.warehouse',
  'unknown-warehouse': 'change.warehouse',
  'unknown-channel': 'change.fields.serves',
}

/** Creates or edits a warehouse: a command in the merchant's journal. */
export const warehouseUpdate = http(operation, async ({ input, merchant, uid, key, services }) => {
  const { change } = input
  const submitted = await services.submit(merchant, {
    id: `key:${key}`,
    command: { kind: 'warehouse-update', payload: { change } },
    actor: { kind: 'member', uid },
    receivedAt: services.now(),
  })
  return answerOf(
    submitted,
    () => Promise.resolve({ command: `key:${key}`, warehouse: change.warehouse }),
    fields,
  )
})
