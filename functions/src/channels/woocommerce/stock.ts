import { HTTPError, type KyInstance } from 'ky'
import { z } from 'zod'
import type { ListingKey, ObservedStock, PushOutcome, StockPush } from '../../domain/channels/channel-port.ts'
import { Fault } from '../../domain/fault.ts'
import { call } from '../wire.ts'

/** Slow sites time out on large batches; WooCommerce itself takes 100. */
export const batchSize = 50

type Wire = Readonly<{ client: KyInstance; now: () => Date }>

/** Listings that one call reaches: products of the shop, or variations of one product. */
type Group<T> = Readonly<{ path: string; members: readonly Readonly<{ id: number; of: T }>[] }>

const Managed = z.union([z.boolean(), z.literal('parent')])
const Products = z.array(
  z.object({ id: z.int(), manage_stock: Managed, stock_quantity: z.number().nullable() }),
)
const BatchAnswer = z.object({
  update: z.array(
    z.object({
      id: z.int(),
      manage_stock: Managed.optional(),
      error: z.object({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
})

/** Null where the shop counts no stock, where a variation leaves it to its parent, and where the listing is unknown. */
export async function readStock(
  wire: Wire,
  listings: readonly ListingKey[],
): Promise<readonly ObservedStock[]> {
  refuseTooMany(listings.length)
  const seen = new Map<string, number | null>()
  for (const { path, members } of grouped(listings)) {
    const products = await readProducts(
      wire,
      path,
      members.map(({ id }) => id),
    )
    members.forEach(({ id, of }) => seen.set(of.externalId, products.get(id) ?? null))
  }
  return listings.map(({ externalId }) => ({ externalId, quantity: seen.get(externalId) ?? null }))
}

async function readProducts(
  { client, now }: Wire,
  path: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number | null>> {
  const searchParams = { include: ids.join(','), per_page: '100', _: String(now().getTime()) }
  const products = await unlessUnknown(() => call(client.get(path, { searchParams }), Products, now))
  return new Map(
    (products?.body ?? []).map(({ id, manage_stock: managed, stock_quantity: quantity }) => [
      id,
      managed === true && quantity !== null ? Math.floor(quantity) : null,
    ]),
  )
}

/**
 * Sets absolute quantities, and turns stock counting on, without which the shop would ignore them. Each batch is
 * answered with 200, and an `error` beside every listing that was not set.
 */
export async function pushStock(wire: Wire, pushes: readonly StockPush[]): Promise<readonly PushOutcome[]> {
  refuseTooMany(pushes.length)
  const outcomes: PushOutcome[] = pushes
    .filter(({ externalId }) => placeOf(externalId) === null)
    .map(unknownListing)
  for (const group of grouped(pushes)) outcomes.push(...(await pushGroup(wire, group)))
  return outcomes
}

async function pushGroup(
  { client, now }: Wire,
  { path, members }: Group<StockPush>,
): Promise<readonly PushOutcome[]> {
  const update = members.map(({ id, of }) => ({ id, manage_stock: true, stock_quantity: of.quantity }))
  const send = () => call(client.post(`${path}/batch`, { json: { update } }), BatchAnswer, now)
  const answer = await unlessUnknown(send)
  if (answer === null) return members.map(({ of }) => unknownListing(of))
  const answered = new Map(answer.body.update.map((item) => [item.id, item]))
  return members.map(({ id, of }) => outcomeOf(of, answered.get(id)))
}

type BatchItem = z.infer<typeof BatchAnswer>['update'][number]

function outcomeOf(push: StockPush, item: BatchItem | undefined): PushOutcome {
  if (item === undefined) throw new Fault('malformed', `the answer to a batch leaves out ${push.externalId}`)
  const { externalId } = push
  if (item.error !== undefined) {
    if (isUnknown(item.error.code)) return unknownListing(push)
    const detail = `${item.error.message} (${item.error.code})`
    return { externalId, outcome: 'rejected', reason: 'refused-by-channel', detail }
  }
  if (item.manage_stock === undefined || item.manage_stock === true)
    return { externalId, outcome: 'accepted' }
  const detail = 'the shop does not count stock of this product'
  return { externalId, outcome: 'rejected', reason: 'stock-not-managed', detail }
}

const unknownListing = ({ externalId }: ListingKey): PushOutcome => ({
  externalId,
  outcome: 'rejected',
  reason: 'unknown-listing',
  detail: 'the shop has no such product',
})

const isUnknown = (code: string): boolean => code.endsWith('_invalid_id')

/** The call's answer, or null when the shop says that there is no such product. A missing REST API is no such answer. */
async function unlessUnknown<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof Fault && error.cause instanceof HTTPError && error.cause.response.status === 404) {
      const answer = ErrorAnswer.safeParse(await error.cause.response.json().catch(() => null))
      if (answer.success && isUnknown(answer.data.code)) return null
    }
    throw error
  }
}

const ErrorAnswer = z.object({ code: z.string() })

/** The product and, for a variation, its parent; null when no product of WooCommerce can have this id. */
function placeOf(externalId: string): Readonly<{ path: string; id: number }> | null {
  const [, first, second] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(externalId) ?? []
  if (first === undefined) return null
  return second === undefined
    ? { path: 'products', id: Number(first) }
    : { path: `products/${Number(first)}/variations`, id: Number(second) }
}

function grouped<T extends ListingKey>(listings: readonly T[]): readonly Group<T>[] {
  const placed = listings.flatMap((of) => {
    const place = placeOf(of.externalId)
    return place === null ? [] : [{ ...place, of }]
  })
  return [...Map.groupBy(placed, ({ path }) => path)].map(([path, members]) => ({ path, members }))
}

function refuseTooMany(count: number): void {
  if (count > batchSize) throw new RangeError(`at most ${batchSize} listings at a time, not ${count}`)
}
