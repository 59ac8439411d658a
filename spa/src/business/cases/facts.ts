import type { Case } from '@fluxori/contract/engine/cases'
import { formatAmount } from '../../lib/format/format.ts'
import { units } from '../../lib/messages/count.ts'

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
export function factUnits(facts: Facts, otherwise: string): string {
  const count = factNumber(facts, 'units')
  return count !== null && count > 0 ? units(count) : otherwise
}

/** An amount in the currency that the case names. */
export const factMoney = (facts: Facts, name: string): string =>
  formatAmount(factNumber(facts, name) ?? 0, factText(facts, 'currency', 'ZAR'))
