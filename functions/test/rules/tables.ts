import { documentKinds } from '@fluxori/contract/documents'
import { documentExamples } from '@fluxori/contract/examples'
import { pathOf, type DocumentKind, type Role } from '@fluxori/contract/kernel'
import { home } from './personas.ts'

/** What a collection's rules are to allow: the specification that `firestore.rules` is tested against. */
export type RulesTable = Readonly<{
  kind: DocumentKind
  /** A document as the contract has it, and where it is. */
  sample: object
  path: string
  /** Where a client would make a new one. */
  freshPath: string
  collection: string
  /** The roles that may read one document, and that may list the collection. To write is nobody's. */
  may: Readonly<{ get: readonly Role[]; list: readonly Role[] }>
}>

/** Kinds whose readers may not list them. Merchants: each is found through one's own memberships. */
const notListed: readonly string[] = ['merchant']

/** One table for each collection of the contract, from its declaration and its example. */
export const tables: readonly RulesTable[] = Object.entries(documentKinds).map(([name, kind]) =>
  rulesTable(name, kind),
)

/** Throws an Error when a collection has no example, or one that is no record. */
function rulesTable(name: string, kind: DocumentKind): RulesTable {
  const example = documentExamples[name]
  if (typeof example?.document !== 'object' || example.document === null)
    throw new Error(`${kind.path} has no example`)
  const path = pathOf(kind, { merchant: home, ...example.ids })
  return {
    kind,
    sample: example.document,
    path,
    freshPath: `${path}-new`,
    collection: path.slice(0, path.lastIndexOf('/')),
    may: { get: kind.readers, list: notListed.includes(name) ? [] : kind.readers },
  }
}
