import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ExternalId } from '@fluxori/contract/kernel'
import type { ListingTrouble } from '@fluxori/contract/reasons'
import type { ListingKey, ObservedStock, PushOutcome, StockPush } from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'
import { dataOf, type GraphqlClient } from './graphql-client.ts'
import { setQuantities, stockOfVariants } from './graphql-documents.ts'
import { Gid, toGid } from './shopify-values.ts'

const Variants = z.object({
  nodes: z.array(
    z
      .object({
        id: Gid.optional(),
        inventoryItem: z
          .object({
            id: Gid,
            tracked: z.boolean(),
            inventoryLevel: z.object({ quantities: z.array(z.object({ quantity: z.int() })) }).nullable(),
          })
          .optional(),
      })
      .nullable(),
  ),
})

const SetResult = z.object({
  inventorySetQuantities: z.object({
    userErrors: z.array(
      z.object({
        field: z.array(z.string()).nullable(),
        message: z.string(),
        code: z.string().nullable(),
      }),
    ),
  }),
})
type UserError = z.infer<typeof SetResult>['inventorySetQuantities']['userErrors'][number]

/** A push with the inventory item that it writes to. */
type Row = Readonly<{ push: StockPush; item: string }>

/** What one try did: the outcomes that are certain, and the rows that another try may still set. */
type Tried = Readonly<{ outcomes: readonly PushOutcome[]; left: readonly Row[] }>

/** After so many tries what is left is handed back as stale. */
const mostTries = 5

/** What is known of a listing's stock; `item` is null while there is nothing to set. */
type Seen = ObservedStock & Readonly<{ item: string | null; untracked: boolean }>

/** Reads and sets the available quantity of variants at one location. */
export function shopifyStock(client: GraphqlClient, locationId: () => string) {
  /** Inventory items of tracked variants: they do not change as long as both exist. */
  const items = new Map<ExternalId, string>()

  async function look(listings: readonly ListingKey[]): Promise<readonly Seen[]> {
    if (listings.length === 0) return []
    const seen = await readVariants(client, locationId(), listings)
    for (const { externalId, item } of seen) if (item !== null) items.set(externalId, item)
    return seen
  }

  async function pushStock(pushes: readonly StockPush[]): Promise<readonly PushOutcome[]> {
    const looked = await look(pushes.filter(({ externalId }) => !items.has(externalId)))
    const untracked = looked.filter((seen) => seen.untracked).map(({ externalId }) => externalId)
    const outcomes: PushOutcome[] = []
    let left: readonly Row[] = pushes.flatMap((push) => {
      const item = items.get(push.externalId)
      if (item !== undefined) return [{ push, item }]
      outcomes.push(untracked.includes(push.externalId) ? notTracked(push) : notFound(push))
      return []
    })
    for (let tries = 0; left.length > 0 && tries < mostTries; tries += 1) {
      const tried = await setRows(client, locationId(), left, tries)
      outcomes.push(...tried.outcomes)
      left = tried.left
    }
    for (const one of outcomes) if (one.outcome === 'rejected') items.delete(one.externalId)
    return [...outcomes, ...left.map(stale)]
  }

  return {
    pushStock,
    readStock: async (listings: readonly ListingKey[]): Promise<readonly ObservedStock[]> =>
      (await look(listings)).map(({ externalId, quantity }) => ({ externalId, quantity })),
  }
}

async function readVariants(
  client: GraphqlClient,
  locationId: string,
  listings: readonly ListingKey[],
): Promise<readonly Seen[]> {
  const ids = listings.map(({ externalId }) => toGid('ProductVariant', externalId))
  const location = toGid('Location', locationId)
  const { nodes } = dataOf(await client.send(stockOfVariants, { ids, location }), Variants)
  if (nodes.length !== ids.length)
    throw new Fault('malformed', `${ids.length} wanted, ${nodes.length} answered`)
  return listings.map(({ externalId }, index) => {
    const item = nodes[index]?.inventoryItem
    if (item?.tracked !== true)
      return { externalId, quantity: null, item: null, untracked: item !== undefined }
    const quantity = item.inventoryLevel?.quantities[0]?.quantity ?? null
    return { externalId, quantity, item: item.id, untracked: false }
  })
}

/**
 * Shopify sets all rows or none. A row that it refuses takes no other with it: the others are sent again under a key
 * of their own, still guarded by what each was read as. Calling them stale instead would let one busy listing hold
 * back all that share its batches.
 */
async function setRows(
  client: GraphqlClient,
  locationId: string,
  rows: readonly Row[],
  tries: number,
): Promise<Tried> {
  const quantities = rows.map(({ push, item }) => ({
    inventoryItemId: toGid('InventoryItem', item),
    locationId: toGid('Location', locationId),
    quantity: push.quantity,
    changeFromQuantity: push.seen,
  }))
  const key = keyOf([tries, rows.map(({ push }) => push.key), quantities])
  const referenceDocumentUri = `gid://fluxori/StockPush/${key}`
  const input = { name: 'available', reason: 'correction', referenceDocumentUri, quantities }
  const { inventorySetQuantities } = dataOf(await client.send(setQuantities, { input, key }), SetResult)
  return settle(rows, inventorySetQuantities.userErrors)
}

function settle(rows: readonly Row[], errors: readonly UserError[]): Tried {
  if (errors.length === 0) return { outcomes: rows.map(accepted), left: [] }
  if (errors.some(({ code }) => code === 'IDEMPOTENCY_CONCURRENT_REQUEST')) {
    throw new Fault('unavailable', 'the same push is still under way', { retryAfterSeconds: 1 })
  }
  if (errors.some(({ code }) => code === 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED'))
    return { outcomes: [], left: rows }
  const wrong = new Map(errors.map((error) => [rowOf(error), error]))
  const settled = rows.map((row, index) => ({ row, error: wrong.get(index) ?? wrong.get(null) }))
  return {
    outcomes: settled.flatMap(({ row, error }) => (error === undefined ? [] : [refusal(row, error)])),
    left: settled.flatMap(({ row, error }) => (error === undefined ? [row] : [])),
  }
}

function refusal(row: Row, { code, message }: UserError): PushOutcome {
  if (code === 'CHANGE_FROM_QUANTITY_STALE') return stale(row)
  const reason = code == null ? undefined : troubles[code]
  const detail = code == null || reason !== undefined ? message : `${message} (${code})`
  const { externalId } = row.push
  return { externalId, outcome: 'rejected', reason: reason ?? 'refused-by-channel', detail }
}

/** What a merchant can mend, by Shopify's code (InventorySetQuantitiesUserErrorCode); others are told with their code. */
const troubles: Readonly<Partial<Record<string, ListingTrouble>>> = {
  ITEM_NOT_STOCKED_AT_LOCATION: 'item-not-stocked-at-location',
  INVALID_LOCATION: 'invalid-location',
  NON_MUTABLE_INVENTORY_ITEM: 'non-mutable-inventory-item',
}

/** The row that `["input", "quantities", "0", …]` speaks of, or null when it speaks of the whole call. */
function rowOf({ field }: UserError): number | null {
  const [, list, index] = field ?? []
  return list === 'quantities' && index !== undefined && /^\d+$/.test(index) ? Number(index) : null
}

/** A UUID (version 8) that the same rows always give. */
function keyOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}

const accepted = ({ push }: Row): PushOutcome => ({ externalId: push.externalId, outcome: 'accepted' })
const stale = ({ push }: Row): PushOutcome => ({ externalId: push.externalId, outcome: 'stale' })

const notFound = ({ externalId }: StockPush): PushOutcome => ({
  externalId,
  outcome: 'rejected',
  reason: 'unknown-listing',
  detail: 'The shop has no such variant.',
})

const notTracked = ({ externalId }: StockPush): PushOutcome => ({
  externalId,
  outcome: 'rejected',
  reason: 'stock-not-tracked',
  detail: 'The shop sells this variant without counting it: turn on "Track quantity".',
})
