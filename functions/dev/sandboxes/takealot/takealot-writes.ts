import { z } from 'zod'
import type { WireResponse } from '../sandbox.ts'
import {
  offerByBarcode,
  offerBySku,
  sellerId,
  sellerWarehouseId,
  type Account,
  type Offer,
} from './takealot-account.ts'
import { offerUpdated, refused, toWireOffer } from './takealot-wire.ts'

/** Sends a webhook. */
export type Announce = (topic: string, payload: unknown) => void

type Writing = Readonly<{ account: Account; now: () => Date; announce: Announce }>

const SkuText = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[a-zA-Z0-9-_/.]+$/)
const Rand = z.int().min(1)

const Patch = z
  .strictObject({
    sku: SkuText,
    minimum_leadtime_days: z.int().min(0),
    selling_price: Rand,
    rrp: Rand,
    seller_warehouse_stock: z.array(
      z.object({ seller_warehouse_id: z.int(), quantity_available: z.int().min(0) }),
    ),
  })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'at least one key is required')

const BatchItem = z
  .object({
    offer_id: z.int(),
    sku: SkuText,
    barcode: z.string(),
    selling_price: Rand,
    rrp: Rand,
    leadtime_days: z.int().min(-1),
    leadtime_stock: z.array(z.object({ merchant_warehouse_id: z.int(), quantity: z.int().min(0) })),
    status_action: z.enum(['Disable', 'Re-enable']),
  })
  .partial()
const Batch = z.strictObject({ offers: z.array(BatchItem).min(1).max(10_000) })

/** A change to an offer in the batch's names; PATCH is turned into it. */
type Change = Omit<z.infer<typeof BatchItem>, 'offer_id' | 'barcode'>

/** `PATCH` of one offer: unknown keys and unknown warehouses are refused, and nothing is half done. */
export function patchOffer(writing: Writing, offer: Offer, body: string): WireResponse {
  const patch = Patch.safeParse(parsed(body))
  if (!patch.success) return invalid(patch.error)
  const { minimum_leadtime_days, seller_warehouse_stock, ...same } = patch.data
  const stock = seller_warehouse_stock?.map((entry) => ({
    merchant_warehouse_id: entry.seller_warehouse_id,
    quantity: entry.quantity_available,
  }))
  const change: Change = {
    ...same,
    ...(minimum_leadtime_days !== undefined && { leadtime_days: minimum_leadtime_days }),
    ...(stock !== undefined && { leadtime_stock: stock }),
  }
  const problem = apply(writing, offer, change, null)
  return problem === null ? { status: 200, json: toWireOffer(offer, []) } : refused(problem)
}

/** `POST` of a batch: taken whole, done at once, each offer with its own result, and told by `Batch Completed`. */
export function batchOffers(writing: Writing, body: string): WireResponse {
  const batch = Batch.safeParse(parsed(body))
  if (!batch.success) return invalid(batch.error)
  const { account, announce } = writing
  const batchId = 98_765 + account.batches.size
  const results = batch.data.offers.map(({ offer_id, barcode, ...change }) => {
    const offer = identified(account, { offer_id, barcode, sku: change.sku })
    const problem = offer === undefined ? 'Offer not found' : apply(writing, offer, change, batchId)
    return { offer_id: offer?.offerId ?? null, errors: problem === null ? [] : [problem] }
  })
  account.batches.set(batchId, { batchId, results })
  const failed = results.some(({ errors }) => errors.length > 0)
  announce('Batch Completed', {
    seller_id: sellerId,
    batch_id: batchId,
    status: failed ? 'FAILURE' : 'SUCCESS',
  })
  return { status: 201, json: { batch_id: batchId, status: 'processing' } }
}

type Names = Readonly<{ offer_id: number | undefined; barcode: string | undefined; sku: string | undefined }>

/** Offer id before barcode before SKU, which is a new value for the offer when one of the others names it. */
function identified(account: Account, { offer_id, barcode, sku }: Names): Offer | undefined {
  if (offer_id !== undefined) return account.offers.get(offer_id)
  if (barcode !== undefined) return offerByBarcode(account, barcode)
  return sku === undefined ? undefined : offerBySku(account, sku)
}

/** Makes the change and tells of it, or says why not. */
function apply(
  { now, announce }: Writing,
  offer: Offer,
  change: Change,
  batchId: number | null,
): string | null {
  const stock = change.leadtime_stock
  const leadtimeDays = Math.max(0, change.leadtime_days ?? offer.leadtimeDays)
  if (stock?.some((entry) => entry.merchant_warehouse_id !== sellerWarehouseId))
    return 'Unknown seller warehouse'
  if (stock?.some(({ quantity }) => quantity > 0) && leadtimeDays === 0) {
    return 'E18: Failed to update My SoH. Leadtime days set to "None"'
  }
  const price = change.selling_price ?? offer.price
  const rrp = change.rrp ?? Math.max(price, offer.rrp)
  if (price > rrp) return 'E20: Selling price must be less than or equal to RRP'
  const units = stock?.at(-1)?.quantity ?? offer.quantity
  const { sku = offer.sku, status_action } = change
  const disabledBySeller = status_action === undefined ? offer.disabledBySeller : status_action === 'Disable'
  const quantity = leadtimeDays === 0 ? 0 : units
  Object.assign(offer, { sku, price, rrp, leadtimeDays, quantity, disabledBySeller, updatedAt: now() })
  announce('Offer Updated', offerUpdated(offer, change, batchId))
  return null
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const invalid = (error: z.ZodError): WireResponse =>
  refused(error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '))
