import type { Broken } from '../domain/stock/invariants.ts'
import type { Reader } from './source.ts'

/** A rule over a merchant's documents: where it does not hold. */
export type Invariant = (reader: Reader) => Promise<readonly Broken[]>

/** An invariant of what it reads, and the pure check of that. */
export const invariant =
  <G>(reads: (reader: Reader) => Promise<G>, check: (ground: G) => readonly Broken[]): Invariant =>
  async (reader) =>
    check(await reads(reader))
