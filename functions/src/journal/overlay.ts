import type { AtHand, Doc, Kept, QueryOf } from '@fluxori/contract/state'
import type { Found, LookupValue, Reading } from '../domain/work.ts'
import { inOrderOf, keyOf, matches } from '../store/lookup.ts'
import { kindOf } from '../store/state.ts'
import type { Changes } from './changes.ts'

/** A state with changes on top: what is read is as they make it. */
export function overlay(below: Reading, documents: Changes['documents']): Reading {
  return {
    get: (of, id) => documents[of].get(id)?.value ?? below.get(of, id),
    all: (of) => allOf(of, below, documents),
    find: (of, query, value) => findIn(of, query, value, below, documents),
  }
}

function allOf<N extends AtHand>(of: N, below: Reading, documents: Changes['documents']): readonly Doc[N][] {
  const changed = documents[of]
  if (changed.size === 0) return below.all(of)
  const kept = below.all(of).filter((document) => !changed.has(idOf(of, document)))
  return [...kept, ...[...changed.values()].map(({ value }) => value)]
}

/** Documents at hand hold their own id. */
const idOf = (_: AtHand, { id }: Readonly<{ id: string }>): string => id

/**
 * What a lookup finds when documents have changed since it was made: those that match no more are left out, and those
 * that match now stand in their order. Behind a full page others may stand that were not read: nothing is put there.
 */
function findIn<N extends Kept>(
  of: N,
  name: QueryOf<N>,
  value: LookupValue,
  below: Reading,
  documents: Changes['documents'],
): Found {
  const found = below.find(of, name, value)
  const changed = documents[of]
  const query = kindOf(of).queries[name]
  if (changed.size === 0 || query === undefined) return found
  const now = [...changed].filter(([id, { value: document }]) => matches(query, id, document, value))
  if (now.length === 0 && !found.ids.some((id) => changed.has(id))) return found
  const placeOf = (id: string, document: unknown) => ({ id, key: keyOf(query, id, document) })
  const order = inOrderOf(query)
  const last = found.more ? found.ids.at(-1) : undefined
  const end = last === undefined ? null : placeOf(last, below.get(of, last))
  const places = [
    ...found.ids.filter((id) => !changed.has(id)).map((id) => placeOf(id, below.get(of, id))),
    ...now.map(([id, { value: document }]) => placeOf(id, document)),
  ]
  const ids = places
    .filter((place) => end === null || order(place, end) <= 0)
    .toSorted(order)
    .map(({ id }) => id)
  return { ids, more: found.more }
}
