import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { hasWords, searchCondition } from '../../business/search/words.ts'
import { findOnce } from '../../lib/live/find.ts'
import type { Condition } from '../../lib/live/query.ts'

const mostFound = 8
/** After every character that begins like the text. */
const beyond = '\uf8ff'

/** The conditions with which SKUs are found that begin like the text: as typed, and in capitals as most SKUs are. */
export function beginsWith(text: string): readonly (readonly Condition[])[] {
  const begun = text.trim()
  return [...new Set([begun.toUpperCase(), begun])].map((start) => [
    ['sku', '>=', start],
    ['sku', '<', `${start}${beyond}`],
  ])
}

/**
 * SKUs that fit what a person typed or a scanner read: those with its words (a barcode is one), and where there are few,
 * those whose SKU begins so.
 */
export async function findStock(merchant: string, text: string): Promise<readonly Stock[]> {
  const condition = searchCondition(text)
  if (condition === null) return []
  const found = (await findOnce(stock, { merchant }, { where: [condition], limit: mostFound })).filter(
    ({ words }) => hasWords(words, text),
  )
  if (found.length > 0) return found
  for (const where of beginsWith(text)) {
    const begun = await findOnce(stock, { merchant }, { where, orderBy: ['sku', 'asc'], limit: mostFound })
    if (begun.length > 0) return begun
  }
  return []
}

/** The one that was meant without doubt: whose SKU the text is, or the only one that fits. */
export function exactly(found: readonly Stock[], text: string): Stock | null {
  const whole = text.trim().toLowerCase()
  const named = found.find(({ sku }) => sku.toLowerCase() === whole)
  return named ?? (found.length === 1 ? (found[0] ?? null) : null)
}
