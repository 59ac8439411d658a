import type { z } from 'zod'
import { cases } from './engine/cases.ts'
import { all, type All } from './subjects.ts'

/** What a merchant's state is made of: every kind of document that a subject declares, and cases, by name. */
export const stateDocuments = { ...all('documents'), cases }
type Documents = All<'documents'> & Readonly<{ cases: typeof cases }>
export type DocumentName = keyof Documents

/** What documents hold, by their kind's name. */
export type Doc = { [N in DocumentName]: z.output<Documents[N]['schema']> }

type WithMode<M> = {
  [N in DocumentName]: Documents[N]['journal'] extends M ? N : never
}[DocumentName]

/** Documents that decisions read, and write whole. */
export type Whole = WithMode<'whole'>
/** Documents of which decisions write some fields, since others write the rest. */
export type Shared = WithMode<readonly string[]>
/** Documents that are only ever added. */
export type Appended = WithMode<'append'>
/** Documents of sums, which are added to without being read. */
export type Summed = WithMode<'sum'>
/** Documents that decisions read. */
export type Kept = Whole | Shared

type Paths = { [N in Shared]: Documents[N]['journal'][number] & string }
type At<T, P> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : P extends keyof T
    ? T[P]
    : never

/** A change of the fields that the journal writes of a shared document, by their paths. */
export type FieldsOf<N extends Shared> = { readonly [P in Paths[N]]?: At<Doc[N], P> }

/** What is added to a document of sums: numbers are added, whatever else stands there is set. */
export type Sums<T> = { readonly [K in keyof T]?: T[K] extends object ? Sums<T[K]> : T[K] }

/** The lookups that a kind of document declares. */
export type QueryOf<N extends Kept> = keyof Documents[N]['queries'] & string

/** Kinds of which a merchant has few: every decision may read all of them. */
export type AtHand = { [N in Kept]: Documents[N] extends { atHand?: true } ? N : never }[Kept]
