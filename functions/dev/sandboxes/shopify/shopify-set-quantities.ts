import { getDirectiveValues, type GraphQLResolveInfo } from 'graphql'
import { z } from 'zod'
import type { SandboxItem } from '../sandbox.ts'
import type { Args } from './connection.ts'
import { gid, inventoryItemIdOf, itemWith, shopifyLocationId } from './shop-facts.ts'
import type { Shop } from './shopify-shop.ts'
import { TopLevelError } from './top-level-error.ts'

/** What the schema leaves open: 2026-07 lets `changeFromQuantity` be null and not be left out. */
const SetQuantitiesInput = z.object({
  name: z.enum(['available', 'on_hand']),
  quantities: z
    .array(
      z.object({
        inventoryItemId: z.string(),
        locationId: z.string(),
        quantity: z.int(),
        changeFromQuantity: z.int().nullable(),
      }),
    )
    .max(250),
})
type Row = z.infer<typeof SetQuantitiesInput>['quantities'][number]
type UserError = { readonly field: readonly string[]; readonly message: string; readonly code: string }

/** The mutation that sets quantities. `written` is told of every level that a call changes. */
export function quantitySetter(shop: Shop, written: (item: SandboxItem) => void) {
  const remembered = new Map<string, { input: string; errors: readonly UserError[] }>()

  /** All rows or none. */
  function set(rows: readonly Row[]): readonly UserError[] {
    const errors = rows.flatMap((row, index) => wrongWith(shop, row, index))
    if (errors.length > 0) return errors
    for (const { inventoryItemId, quantity } of rows) {
      const item = itemOf(shop, inventoryItemId)
      if (item === undefined || shop.available(item) === quantity) continue
      shop.set(item, quantity)
      written(item)
    }
    return []
  }

  return function setQuantities({ input: given }: Args, info: GraphQLResolveInfo) {
    const key = keyIn(info)
    if (key === undefined) {
      throw new TopLevelError(
        'BAD_REQUEST',
        'The @idempotent directive is required for this mutation but was not provided.',
      )
    }
    const parsed = SetQuantitiesInput.safeParse(given)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const text = `Variable $input of type InventorySetQuantitiesInput! was provided invalid value for ${issue?.path.join('.')}`
      throw new TopLevelError('INVALID_VARIABLE', text)
    }
    const input = JSON.stringify(parsed.data)
    const before = remembered.get(key)
    const errors = before === undefined ? set(parsed.data.quantities) : repeated(before, input)
    if (before === undefined) remembered.set(key, { input, errors })
    return {
      inventoryAdjustmentGroup: errors.length > 0 ? null : { id: 'gid://shopify/InventoryAdjustmentGroup/1' },
      userErrors: errors,
    }
  }
}

/** What `@idempotent` was called with. */
function keyIn({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string | undefined {
  const [directive, node] = [schema.getDirective('idempotent'), fieldNodes[0]]
  const key: unknown =
    directive == null || node === undefined
      ? undefined
      : getDirectiveValues(directive, node, variableValues)?.['key']
  return typeof key === 'string' && key !== '' ? key : undefined
}

function wrongWith(shop: Shop, row: Row, index: number): readonly UserError[] {
  const error = (field: string, code: string, message: string): readonly UserError[] => [
    { field: ['input', 'quantities', String(index), field], code, message },
  ]
  const item = itemOf(shop, row.inventoryItemId)
  if (item === undefined) {
    return error(
      'inventoryItemId',
      'INVALID_INVENTORY_ITEM',
      'The specified inventory item could not be found.',
    )
  }
  if (row.locationId !== gid('Location', Number(shopifyLocationId))) {
    return error('locationId', 'INVALID_LOCATION', 'The specified location could not be found.')
  }
  if (row.quantity < 0)
    return error('quantity', 'INVALID_QUANTITY_NEGATIVE', "The quantity can't be negative.")
  if (row.changeFromQuantity === null || row.changeFromQuantity === shop.available(item)) return []
  const text = 'The changeFromQuantity value does not match persisted value.'
  return error('changeFromQuantity', 'CHANGE_FROM_QUANTITY_STALE', text)
}

/** A key stands for one operation: the same again gets the same answer, another one is refused. */
function repeated(
  before: { input: string; errors: readonly UserError[] },
  input: string,
): readonly UserError[] {
  const refused = (code: string, message: string): readonly UserError[] => [
    { field: ['input'], code, message },
  ]
  if (before.input !== input) {
    const text = 'The same idempotency key cannot be used with different operation parameters.'
    return refused('IDEMPOTENCY_KEY_PARAMETER_MISMATCH', text)
  }
  if (before.errors.length === 0) return []
  const text = 'A previous request with this idempotency key failed. Retry with a new idempotency key.'
  return refused('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', text)
}

const itemOf = ({ items }: Shop, id: string): SandboxItem | undefined =>
  itemWith(items, 'InventoryItem', inventoryItemIdOf, id)
