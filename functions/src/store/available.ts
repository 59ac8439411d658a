import type { Firestore } from '@google-cloud/firestore'
import type { MerchantId, Sku } from '@fluxori/contract/kernel'
import { stock } from '@fluxori/contract/stock/stock'
import { parsed, reference } from './documents.ts'

/** What is available to promise now of these SKUs; one without a stock record is left out. */
export async function readAvailable(
  db: Firestore,
  merchant: MerchantId,
  skus: readonly Sku[],
): Promise<{ sku: Sku; available: number }[]> {
  if (skus.length === 0) return []
  const snapshots = await db.getAll(...skus.map((sku) => reference(db, stock, { merchant, sku })))
  return snapshots.flatMap((snapshot) => {
    const level = parsed(stock, snapshot)
    return level === undefined ? [] : [{ sku: level.sku, available: level.available }]
  })
}
