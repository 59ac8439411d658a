import { z } from 'zod'
import { ChannelId, document, everyRole, memberCommand, WarehouseId } from '../kernel.ts'

/** A place where stock is. Only `own` and `third-party` stock is promised to customers. */
export const Warehouse = z.object({
  id: WarehouseId,
  name: z.string().min(1),
  address: z.string(),
  kind: z.enum(['own', 'third-party', 'marketplace-dc', 'transit']),
  /** Lower is taken from first. */
  priority: z.int(),
  /** Channels it may serve; null serves every channel. */
  serves: z.array(ChannelId).nullable(),
})
export type Warehouse = z.infer<typeof Warehouse>

export const warehouses = document({
  path: 'merchants/{merchant}/warehouses/{warehouse}',
  schema: Warehouse,
  readers: everyRole,
  journal: 'whole',
  atHand: true,
  queries: {},
  personal: [],
})

/** What a member says of a warehouse. */
export const WarehouseFields = z.strictObject({
  name: z.string().trim().min(1).max(100),
  address: z.string().trim().max(500),
  kind: Warehouse.shape.kind,
  priority: z.int().min(0).max(1000),
  serves: z.array(ChannelId).max(100).nullable(),
})
export type WarehouseFields = z.infer<typeof WarehouseFields>

export const WarehouseChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), warehouse: WarehouseId, fields: WarehouseFields }),
  z.strictObject({ kind: z.literal('edit'), warehouse: WarehouseId, fields: WarehouseFields.partial() }),
])
export type WarehouseChange = z.infer<typeof WarehouseChange>

export const WarehouseRefusal = z.enum(['warehouse-taken', 'unknown-warehouse', 'unknown-channel'])
export type WarehouseRefusal = z.infer<typeof WarehouseRefusal>

export const warehouseUpdate = memberCommand({
  name: 'warehouse-update',
  summary: 'Creates or edits a warehouse.',
  roles: ['owner', 'manager'],
  payload: { change: WarehouseChange },
  answer: { warehouse: WarehouseId },
  refusals: WarehouseRefusal.options,
  fields: {
    'warehouse-taken': 'change.warehouse',
    'unknown-warehouse': 'change.warehouse',
    'unknown-channel': 'change.fields.serves',
  },
})

export const warehousesSubject = {
  documents: { warehouses },
  commands: { 'warehouse-update': warehouseUpdate },
  operations: {},
  cases: {},
} as const
