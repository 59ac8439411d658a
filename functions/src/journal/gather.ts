import type { Command } from '@fluxori/contract/commands'
import type { Doc, Kept, QueryOf } from '@fluxori/contract/state'
import { links, needShown, needsOf, shownLinks } from '../domain/modules.ts'
import type { Found, LookupValue, Need } from '../domain/work.ts'
import { BrokenDocument } from '../domain/broken-document.ts'
import type { Lookup, Ref, StateReader } from '../store/state.ts'
import { lookupKey, type Lookups } from './lookups.ts'
import type { WorkingSet } from './working-set.ts'

/** What is to be read next: every document in one call, and each lookup. */
type Step = Readonly<{ refs: readonly Ref[]; lookups: readonly Lookup[] }>

/** A walk from what commands name to all that they can touch. */
export type Walk = Readonly<{
  /** What has to be read now; null when all is there. */
  next: () => Step | null
  /** Goes on from what a step has read into the working set, and from what its lookups found. */
  take: (step: Step, found: readonly Found[]) => void
  lookups: Lookups
}>

/** SKUs whose listings are to be shown what there is; with `touched`, also those of every SKU that commands touch. */
type Showing = Readonly<{ skus: readonly string[]; touched: boolean }>

/**
 * Begins a walk: round after round, since an order names listings, a listing its SKU, a kit its components. Each
 * document is expanded once, and read only when the working set has not got it.
 */
export function walkFrom(set: WorkingSet, commands: readonly Command[], showing: Showing): Walk {
  const documents = namedDocuments(set, (of, id, document) => {
    links[of]?.(need, id, document)
    if (showing.touched) shownLinks[of]?.(need, id, document)
  })
  const lookups = namedLookups()
  const need: Need = Object.assign(documents.name, { find: lookups.find, empty: lookups.empty })
  commands.forEach((command) => needsOf(command, need))
  showing.skus.forEach((sku) => needShown(need, sku))
  return {
    lookups: lookups.found,
    next: () => {
      const step = { refs: documents.missing(), lookups: lookups.open() }
      return step.refs.length === 0 && step.lookups.length === 0 ? null : step
    },
    take: (step, answers) => {
      step.lookups.forEach((lookup, index) => {
        const answer = answers[index] ?? { ids: [], more: false }
        lookups.found.set(lookupKey(lookup), answer)
        answer.ids.forEach((id) => documents.name(lookup.of, id))
      })
      documents.goOn(step.refs)
    },
  }
}

type Expand = <N extends Kept>(of: N, id: string, document: Doc[N] | undefined) => void
type Then<N extends Kept> = (document: Doc[N] | undefined) => void

/** Documents by name: each is expanded once, as soon as it is in the working set; what waits for one then goes on. */
function namedDocuments(set: WorkingSet, expand: Expand) {
  const expanded = new Set<string>()
  const waiting = new Map<string, (() => void)[]>()
  let refs: Ref[] = []
  const resolve = <N extends Kept>(of: N, id: string, then?: Then<N>): void => {
    const read = set.read(of, id)
    const isBroken = read instanceof BrokenDocument
    const document = read === 'missing' || isBroken ? undefined : read
    const key = `${of} ${id}`
    if (!expanded.has(key)) {
      expanded.add(key)
      expand(of, id, document)
    }
    // A broken document says nothing: whoever needs it will fail.
    if (!isBroken) then?.(document)
  }
  return {
    name: <N extends Kept>(of: N, id: string, then?: Then<N>): void => {
      if (set.has(of, id)) return resolve(of, id, then)
      const key = `${of} ${id}`
      const go = () => resolve(of, id, then)
      const known = waiting.get(key)
      if (known === undefined) {
        waiting.set(key, [go])
        refs.push({ of, id })
      } else if (then !== undefined) known.push(go)
    },
    /** What has been named and is not there; each is answered once. */
    missing: (): readonly Ref[] => {
      const missing = refs
      refs = []
      return missing
    },
    goOn: (read: readonly Ref[]): void =>
      read.forEach(({ of, id }) => {
        const key = `${of} ${id}`
        const all = waiting.get(key) ?? []
        waiting.delete(key)
        all.forEach((go) => go())
      }),
  }
}

/** Lookups by name: each is made once, and one that is known to find nothing is not made. */
function namedLookups() {
  const found = new Map<string, Found>()
  const named = new Set<string>()
  let lookups: Lookup[] = []
  return {
    found,
    find: <N extends Kept>(of: N, query: QueryOf<N>, value: LookupValue): void => {
      const lookup = { of, query, value }
      const key = lookupKey(lookup)
      if (named.has(key)) return
      named.add(key)
      lookups.push(lookup)
    },
    empty: <N extends Kept>(of: N, query: QueryOf<N>, value: LookupValue): void => {
      const key = lookupKey({ of, query, value })
      if (!named.has(key)) found.set(key, { ids: [], more: false })
    },
    open: (): readonly Lookup[] => {
      const open = lookups
      lookups = []
      return open
    },
  }
}

/** Reads everything that a walk comes to: one call for all documents of a round, its lookups beside it. */
export async function gather(reader: StateReader, set: WorkingSet, walk: Walk): Promise<void> {
  for (let step = walk.next(); step !== null; step = walk.next()) {
    const [found] = await Promise.all([
      Promise.all(step.lookups.map((lookup) => reader.find(lookup, keepNew(set)))),
      reader.getAll(step.refs, set.keep),
    ])
    walk.take(step, found)
  }
}

/** What a lookup finds besides is kept where nothing newer is known: this batch's lease holder knows best. */
export const keepNew =
  (set: WorkingSet): WorkingSet['keep'] =>
  (of, id, read) => {
    if (!set.has(of, id)) set.keep(of, id, read)
  }
