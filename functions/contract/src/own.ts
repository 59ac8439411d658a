/** What a record holds under an id; never what every object has, as under `constructor`. */
export const ownOf = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined
