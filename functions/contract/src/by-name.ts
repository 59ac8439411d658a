/** What stands under a name in any of several records, which share no name. */
export type InAny<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer All) => void
  ? All
  : never

/** Several records as one. Throws an Error when two of them use one name: one would hide the other. */
export function joined(records: readonly object[]): object {
  const entries = records.flatMap((record) => Object.entries(record))
  const twice = entries.find(([name], index) => entries.findIndex(([other]) => other === name) !== index)
  if (twice !== undefined) throw new Error(`${twice[0]} is declared twice`)
  return Object.fromEntries(entries)
}

/** The names of a record, as what they are. */
export function namesOf<T extends object>(record: T): readonly (keyof T & string)[]
export function namesOf(record: object): readonly string[] {
  return Object.keys(record)
}
