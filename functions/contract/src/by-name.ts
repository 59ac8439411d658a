/** What stands under a name in any of several records, which share no name. */
export type InAny<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer All) => void
  ? All
  : never

/** Several records as one, by who made them. Throws an Error when two use one name: one would hide the other. */
export function joined(records: Readonly<Record<string, object>>): object {
  const names = Object.entries(records).flatMap(([maker, record]) =>
    Object.keys(record).map((name) => ({ maker, name })),
  )
  names.forEach(({ maker, name }, place) => {
    const other = names.slice(0, place).find((one) => one.name === name)
    if (other !== undefined) throw new Error(`${name} is declared by ${other.maker} and by ${maker}`)
  })
  return Object.values(records).reduce<object>((all, record) => ({ ...all, ...record }), {})
}

/** The names of a record, as what they are. */
export function namesOf<T extends object>(record: T): readonly (keyof T & string)[]
export function namesOf(record: object): readonly string[] {
  return Object.keys(record)
}
