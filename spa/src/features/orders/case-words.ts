import { factGoods, factStake, factText, type Facts } from '../../business/cases/facts.ts'

/** The number that people call the order by; one from before it was kept is called by its channel's own id. */
export const orderNumber = (facts: Facts, subject: string): string =>
  `Order ${factText(facts, 'number', subject.slice(subject.indexOf(':') + 1))}`

const listed = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ')

/** Where the goods of an order go, and where it came from. */
const fromWhere = (facts: Facts) => [factText(facts, 'town', ''), factText(facts, 'channel', '')]

/** The money of the units that the title names. */
export function stakeOfGoods(facts: Facts): string {
  const money = factStake(facts)
  return listed([money === null ? null : `${money} at stake`, ...fromWhere(facts)])
}

/** The goods of the money that the title names. */
export const stakeOfMoney = (facts: Facts): string => listed([factGoods(facts, ''), ...fromWhere(facts)])

/** The difference between the two amounts that the title names, and the goods. */
export function stakeOfDifference(facts: Facts): string {
  const money = factStake(facts)
  return listed([money === null ? null : `${money} apart`, factGoods(facts, ''), ...fromWhere(facts)])
}
