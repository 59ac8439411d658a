import { namesOf } from '@fluxori/contract/by-name'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { stateDocuments, type AtHand, type Doc, type DocumentName, type Kept } from '@fluxori/contract/state'
import { BrokenDocument } from '../domain/broken-document.ts'
import { kindPath } from './documents.ts'
import type { LookupValue } from './lookup.ts'

/** A document that was looked for: there, not there, or not what the contract says. */
export type Read<T> = T | 'missing' | BrokenDocument

export type Ref = Readonly<{ of: Kept; id: string }>
export type Lookup = Readonly<{ of: Kept; query: string; value: LookupValue }>

/** Takes in what was read. */
export type Keep = <N extends Kept>(of: N, id: string, read: Read<Doc[N]>) => void

/** The ids that a lookup finds, in its order, and whether more may stand behind them. */
export type LookupAnswer = Readonly<{ ids: readonly string[]; more: boolean }>

/**
 * Where the journal reads a merchant's state. Firestore and memory keep the same law: `state-suite.ts`. What is not there
 * is kept as missing, what is broken as what it is.
 */
export type StateReader = Readonly<{
  /** Documents of any kind by their ids, in one call. */
  getAll: (refs: readonly Ref[], keep: Keep) => Promise<void>
  /** Every document of a kind of which a merchant has few. */
  all: (of: AtHand, keep: Keep) => Promise<void>
  /** What a declared query finds, in its order, and whether more may stand behind it. */
  find: (lookup: Lookup, keep: Keep) => Promise<LookupAnswer>
}>

/** One document to write, in the way that its kind says. */
export type Write =
  /** The whole document. */
  | Readonly<{ way: 'set'; of: DocumentName; id: string; value: object }>
  /** A new document: the commit fails where there is one. */
  | Readonly<{ way: 'create'; of: DocumentName; id: string; value: object }>
  /** These fields, by their paths: the commit fails where there is no document. */
  | Readonly<{ way: 'change'; of: DocumentName; id: string; fields: Readonly<Record<string, unknown>> }>
  /** These fields, where there is a document, else a document of them. */
  | Readonly<{ way: 'merge'; of: DocumentName; id: string; value: object }>
  /** Numbers are added to what stands there, whatever else is set. */
  | Readonly<{ way: 'add'; of: DocumentName; id: string; sums: object }>

/** The declaration of a kind, whatever it is. */
export const kindOf = (of: DocumentName): DocumentKind => stateDocuments[of]

/** Every kind of document that decisions read. */
export const keptNames: readonly Kept[] = namesOf(stateDocuments).filter((of): of is Kept => {
  const mode = stateDocuments[of].journal
  return mode === 'whole' || Array.isArray(mode)
})

/** Kinds of which a merchant has few. */
export const atHandNames: readonly AtHand[] = keptNames.filter(
  (of): of is AtHand => kindOf(of).atHand === true,
)

/** A document as its kind says. Answers `BrokenDocument` for one that is not what the contract says. */
export function readAs<N extends DocumentName>(of: N, id: string, data: unknown): Read<Doc[N]>
export function readAs(of: DocumentName, id: string, data: unknown): unknown {
  const result = kindOf(of).schema.safeParse(data)
  if (result.success) return result.data
  const [issue] = result.error.issues
  return new BrokenDocument(kindPath(kindOf(of), '…', id), `${issue?.path.join('.')}: ${issue?.message}`)
}

/** A map of documents for each kind that decisions read. */
export function documentMaps(): { readonly [N in Kept]: Map<string, Read<Doc[N]>> }
export function documentMaps(): object {
  return Object.fromEntries(keptNames.map((of) => [of, new Map()]))
}
