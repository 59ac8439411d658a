import type { Found } from '../domain/work.ts'
import type { Lookup } from '../store/state.ts'

/** What the lookups of a batch found, by `lookupKey`. */
export type Lookups = ReadonlyMap<string, Found>

export const lookupKey = ({ of, query, value }: Lookup): string =>
  `${of} ${query} ${value === null ? '' : JSON.stringify(value)}`
