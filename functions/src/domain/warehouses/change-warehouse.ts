import type { Warehouse, WarehouseChange, WarehouseRefusal } from '@fluxori/contract/warehouses/warehouses'
import type { Book } from '../book.ts'
import { accept, refuse, type Decision } from '../decision.ts'
import { everythingAsked } from '../stock/refresh-all.ts'
import type { Fact } from '../story.ts'
import { withFields } from '../with-fields.ts'

/**
 * Creates or edits a warehouse. Where what may be sold from it changes, all stock is worked out again: on other
 * channels, or as stock that nobody may be promised.
 */
export function changeWarehouse(
  book: Book,
  { change }: Readonly<{ change: WarehouseChange }>,
): Decision<Fact, WarehouseRefusal> {
  const { warehouse: id } = change
  const known = book.warehouses.find((warehouse) => warehouse.id === id)
  const unknown = change.fields.serves?.find((channel) => book.channels.get(channel) === undefined)
  if (change.kind === 'create') {
    if (known !== undefined)
      return refuse('warehouse-taken', `There is a warehouse ${id} already.`, { warehouse: id })
  } else if (known === undefined) {
    return refuse('unknown-warehouse', `There is no warehouse ${id}.`, { warehouse: id })
  }
  if (unknown !== undefined)
    return refuse('unknown-channel', `There is no channel ${unknown}.`, { channel: unknown })
  if (change.kind === 'create')
    return accept([{ kind: 'warehouse-recorded', warehouse: { id, ...change.fields } }])
  if (known === undefined) return accept([])
  const warehouse = withFields(known, change.fields)
  if (JSON.stringify(warehouse) === JSON.stringify(known)) return accept([])
  return accept([
    { kind: 'warehouse-recorded', warehouse },
    ...(sellsAlike(known, warehouse) ? [] : [everythingAsked]),
  ])
}

const sellsAlike = (one: Warehouse, other: Warehouse): boolean =>
  one.kind === other.kind && JSON.stringify(one.serves) === JSON.stringify(other.serves)
