import { namesOf } from '@fluxori/contract/by-name'
import { stateDocuments, type Doc, type DocumentName } from '@fluxori/contract/state'
import { BrokenDocument } from '../src/domain/broken-document.ts'
import { inOrderOf, keyOf, matches } from '../src/store/lookup.ts'
import { plusSums, withPaths } from '../src/store/with-paths.ts'
import {
  kindOf,
  readAs,
  type Keep,
  type Lookup,
  type LookupAnswer,
  type Ref,
  type StateReader,
  type Write,
} from '../src/store/state.ts'

/** A merchant's documents in memory, by kind and id. */
export type MemoryDocuments = { readonly [N in DocumentName]: Map<string, Doc[N]> }

/** No documents of any kind. */
export function noDocuments(): MemoryDocuments
export function noDocuments(): object {
  return Object.fromEntries(namesOf(stateDocuments).map((of) => [of, new Map()]))
}

/** Reads that are answered at once. */
export type MemoryReader = Readonly<{
  getAll: (refs: readonly Ref[], keep: Keep) => void
  all: (of: Parameters<StateReader['all']>[0], keep: Keep) => void
  find: (lookup: Lookup, keep: Keep) => LookupAnswer
}>

/** Documents that were written as their kind says; any other is read as the database's would be, broken or not. */
const sound = new WeakSet<object>()

/** A merchant's state in memory. `limits` shortens the pages of lookups (`stock.following`), so that few are many. */
export function memoryState(
  documents: MemoryDocuments,
  limits: Readonly<Record<string, number>> = {},
): MemoryReader {
  const keepOne = ({ of, id }: Ref, keep: Keep): void => {
    const found: object | undefined = documents[of].get(id)
    if (found === undefined) keep(of, id, 'missing')
    else if (sound.has(found)) keep(of, id, documents[of].get(id) ?? 'missing')
    else keep(of, id, readAs(of, id, found))
  }
  return {
    getAll: (refs, keep) => refs.forEach((ref) => keepOne(ref, keep)),
    all: (of, keep) => documents[of].forEach((_, id) => keepOne({ of, id }, keep)),
    find: ({ of, query: name, value }, keep) => {
      const query = kindOf(of).queries[name]
      if (query === undefined) throw new Error(`${of} declares no query ${name}`)
      const limit = limits[`${of}.${name}`] ?? query.limit
      const ids = [...documents[of]]
        .filter(([id, document]) => matches(query, id, document, value))
        .map(([id, document]) => ({ id, key: keyOf(query, id, document) }))
        .toSorted(inOrderOf(query))
        .slice(0, limit)
        .map(({ id }) => id)
      ids.forEach((id) => keepOne({ of, id }, keep))
      return { ids, more: ids.length === limit }
    },
  }
}

/** Writes as the database would. Throws an Error for what it would refuse, and for a document that is not its kind's. */
export function applyWrite(documents: MemoryDocuments, write: Write): void {
  const { of, id } = write
  const known: object | undefined = documents[of].get(id)
  switch (write.way) {
    case 'create':
      if (known !== undefined) throw new Error(`${of}/${id} is there already`)
      return put(documents, of, id, write.value)
    case 'set':
      return put(documents, of, id, write.value)
    case 'change':
      if (known === undefined) throw new Error(`${of}/${id} is not there`)
      return put(documents, of, id, withPaths(known, write.fields))
    case 'merge':
      return known === undefined ? undefined : put(documents, of, id, { ...known, ...write.value })
    case 'add':
      return put(documents, of, id, plusSums(known ?? {}, write.sums))
  }
}

function put(documents: MemoryDocuments, of: DocumentName, id: string, value: object): void {
  const read = readAs(of, id, value)
  if (read instanceof BrokenDocument || read === 'missing') throw new Error(`${of}/${id}: ${String(read)}`)
  if (typeof read === 'object') sound.add(read)
  keep(documents, of, id, read)
}

const keep = <N extends DocumentName>(documents: MemoryDocuments, of: N, id: string, value: Doc[N]): void => {
  documents[of].set(id, value)
}
