import type { WarehouseId } from '@fluxori/contract/kernel'
import type { Warehouse, WarehouseChange, WarehouseRefusal } from '@fluxori/contract/warehouses/warehouses'
import { dequal } from 'dequal/lite'
import { answer, refuse, type Verdict } from '../decision.ts'
import { requestRefresh } from '../stock/refresh-all.ts'
import { withFields } from '../with-fields.ts'
import { channelOf } from '../channels/channel-of.ts'
import type { Work } from '../work.ts'

/**
 * Creates or edits a warehouse. Where what may be sold from it changes, all stock is worked out again: on other
 * channels, or as stock that nobody may be promised.
 */
export function changeWarehouse(
  work: Work,
  { change }: Readonly<{ change: WarehouseChange }>,
): Verdict<Readonly<{ warehouse: WarehouseId }>, WarehouseRefusal> {
  const { warehouse: id } = change
  const known = work.get('warehouses', id)
  const unknown = change.fields.serves?.find((channel) => channelOf(work, channel) === undefined)
  if (change.kind === 'create' && known !== undefined)
    return refuse('warehouse-taken', `There is a warehouse ${id} already.`, { warehouse: id })
  if (change.kind === 'edit' && known === undefined)
    return refuse('unknown-warehouse', `There is no warehouse ${id}.`, { warehouse: id })
  if (unknown !== undefined)
    return refuse('unknown-channel', `There is no channel ${unknown}.`, { channel: unknown })
  if (change.kind === 'create') {
    work.put('warehouses', id, { id, ...change.fields })
    return answer({ warehouse: id })
  }
  if (known === undefined) return answer({ warehouse: id })
  const warehouse = withFields(known, change.fields)
  if (dequal(warehouse, known)) return answer({ warehouse: id })
  work.put('warehouses', id, warehouse)
  if (!sellsAlike(known, warehouse)) requestRefresh(work)
  return answer({ warehouse: id })
}

const sellsAlike = (one: Warehouse, other: Warehouse): boolean =>
  one.kind === other.kind && dequal(one.serves, other.serves)
