import type { Case } from '@fluxori/contract/engine/cases'
import { formatAmount, formatCount } from '../../lib/format/format.ts'
import { counted, units } from '../../lib/messages/count.ts'

/** The figures that the words of a case are made of. */
export type Facts = Case['facts']

/** A fact as text; something else where it is missing. */
export function factText(facts: Facts, name: string, otherwise: string): string {
  const fact = facts[name]
  return fact === undefined || fact === null || fact === '' ? otherwise : String(fact)
}

export function factNumber(facts: Facts, name: string): number | null {
  const fact = facts[name]
  return typeof fact === 'number' ? fact : null
}

/** `2 units`; something else where it is not known how many. */
function factUnits(facts: Facts, otherwise: string): string {
  const count = factNumber(facts, 'units')
  return count !== null && count > 0 ? units(count) : otherwise
}

/** An amount in the currency that the case names. */
export const factMoney = (facts: Facts, name: string): string =>
  formatAmount(factNumber(facts, name) ?? 0, factText(facts, 'currency', 'ZAR'))

/** The amount that is at stake; null where it is not known, or nothing. */
export function factStake(facts: Facts): string | null {
  const cents = factNumber(facts, 'cents')
  return cents === null || cents === 0 ? null : factMoney(facts, 'cents')
}

const longestName = 60

/** A product's name, or its SKU, short enough to stand in a sentence; null where neither is known. */
export function factProduct(facts: Facts): string | null {
  const name = factText(facts, 'product', factText(facts, 'sku', ''))
  if (name === '') return null
  return name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name
}

/** `2 × Kettle`, `6 units of Kettle and 2 more products`; as much of it as is known. */
export function factGoods(facts: Facts, otherwise: string): string {
  const [product, more] = [factProduct(facts), factNumber(facts, 'more') ?? 0]
  const count = factNumber(facts, 'units') ?? 0
  if (product === null) return factUnits(facts, otherwise)
  if (more > 0) {
    const goods = `${product} and ${counted(more, 'more product', 'more products')}`
    return count > 0 ? `${units(count)} of ${goods}` : goods
  }
  return count > 0 ? `${formatCount(count)} × ${product}` : product
}
