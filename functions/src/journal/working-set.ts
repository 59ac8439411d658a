import type { AtHand, Doc, Kept } from '@fluxori/contract/state'
import { BrokenDocument } from '../domain/broken-document.ts'
import { NotGathered, type Reading } from '../domain/work.ts'
import {
  atHandNames,
  documentMaps,
  keptNames,
  kindOf,
  type Keep,
  type Read,
  type StateReader,
} from '../store/state.ts'
import { lookupKey, type Lookups } from './lookups.ts'

/** What the holder of a merchant's lease has read and written. Valid as long as nobody else has held the lease since. */
export type WorkingSet = Readonly<{
  has: (of: Kept, id: string) => boolean
  /** The document as it was read; undefined when nobody has read it. */
  read: <N extends Kept>(of: N, id: string) => Read<Doc[N]> | undefined
  /** The document, or undefined when there is none. Throws `NotGathered`, and `BrokenDocument` for a broken one. */
  get: <N extends Kept>(of: N, id: string) => Doc[N] | undefined
  /** All documents of a kind at hand. A broken one is left out: the others go on, and `invariant-check` reports it. */
  all: <N extends AtHand>(of: N) => readonly Doc[N][]
  keep: Keep
  /** Lets go of kinds that are seldom asked for again. */
  letGo: () => void
  /** Documents that are remembered, those at hand apart. */
  size: () => number
}>

/** A working set in which nothing has been read. */
export function emptyWorkingSet(): WorkingSet {
  const documents = documentMaps()
  const isAtHand = (of: Kept): boolean => kindOf(of).atHand === true
  return {
    has: (of, id) => isAtHand(of) || documents[of].has(id),
    read: (of, id) => documents[of].get(id) ?? (isAtHand(of) ? 'missing' : undefined),
    get: (of, id) => {
      const found = documents[of].get(id)
      if (found === undefined && !isAtHand(of)) throw new NotGathered(`${of} ${id}`)
      if (found instanceof BrokenDocument) throw found
      return found === undefined || found === 'missing' ? undefined : found
    },
    all: (of) => wholeOf([...documents[of].values()]),
    keep: (of, id, read) => {
      documents[of].set(id, read)
    },
    letGo: () => {
      keptNames.filter((of) => kindOf(of).brief === true).forEach((of) => documents[of].clear())
    },
    size: () => keptNames.reduce((sum, of) => sum + (isAtHand(of) ? 0 : documents[of].size), 0),
  }
}

const wholeOf = <T>(reads: readonly Read<T>[]): readonly T[] =>
  reads.flatMap((read) => (read === 'missing' || read instanceof BrokenDocument ? [] : [read]))

/**
 * Reads what every decision may: all that is at hand. Answers null when there is no such merchant. Throws
 * `BrokenDocument` for the merchant or a document that only the journal writes: nothing can be decided without it.
 */
export async function openWorkingSet(reader: StateReader): Promise<WorkingSet | null> {
  const set = emptyWorkingSet()
  const keep: Keep = (of, id, read) => {
    if (read instanceof BrokenDocument && mustBeSound(of)) throw read
    set.keep(of, id, read)
  }
  await Promise.all(atHandNames.map((of) => reader.all(of, keep)))
  return set.all('merchant').length > 0 ? set : null
}

/** A connection that is broken is left out, so that the others go on: those who work on it write it too. */
const mustBeSound = (of: Kept): boolean => of === 'merchant' || kindOf(of).journal === 'whole'

/** The state that a batch is decided on: what was read, and what its lookups found. */
export const stateOf = (set: WorkingSet, lookups: Lookups): Reading => ({
  get: set.get,
  all: set.all,
  find: (of, query, value) => {
    const found = lookups.get(lookupKey({ of, query, value }))
    if (found === undefined) throw new NotGathered(`${of} ${query} ${String(value)}`)
    return found
  },
})
