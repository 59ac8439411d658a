/**
 * What a status of a channel's order or line means for units: no order yet, not sold (a quote), held for the buyer, left
 * our shelf, left and came back, wanted no more, wanted no more when they had left already, or said by other fields.
 */
export type UnitsBy =
  'not-taken-in' | 'unsold' | 'held' | 'left' | 'returned' | 'freed' | 'gone' | 'by-fields'

/** What it means for money: what is charged counts, nothing does, or other fields say it. */
export type MoneyBy = 'counts' | 'nothing' | 'by-fields'

/** The effect of one status. */
export type StatusEffect = Readonly<{
  units: UnitsBy
  money: MoneyBy
  /** Whether the buyer has paid; null where another field says it. */
  paid: boolean | null
  /** How far along it is: of two states that the channel dates alike the one that is further counts as later. */
  rank: number
  /** Cases that it can open. */
  cases: readonly string[]
}>

/** Every status that a channel is known to have, and what one means that nobody knew of when this was written. */
export type StatusTable<S extends string = string> = Readonly<{
  /** The field that says it. */
  field: string
  known: Readonly<Record<S, StatusEffect>>
  /** By how it begins, the first that fits; else `other`. */
  beginning: Readonly<Record<string, StatusEffect>>
  other: StatusEffect
}>

/** What a status means; one that is new is told by how it begins. */
export function effectOf({ known, beginning, other }: StatusTable, status: string): StatusEffect {
  if (Object.hasOwn(known, status)) return known[status] ?? other
  return Object.entries(beginning).find(([start]) => status.startsWith(start))?.[1] ?? other
}
