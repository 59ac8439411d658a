import { pathOf } from '@fluxori/contract/kernel'
import type { DocumentKind, Role } from '@fluxori/contract/kernel'
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

type May = RulesTable['may']

/** The table of one collection: its declaration, a sample of merchant `home` with its ids, and who may read. */
export function rulesTable(
  kind: DocumentKind,
  { ids, ...sample }: Readonly<{ ids: Readonly<Record<string, string>>; document: object }>,
  may: May,
): RulesTable {
  const path = pathOf(kind, { merchant: home, ...ids })
  return {
    kind,
    sample: sample.document,
    path,
    freshPath: `${path}-new`,
    collection: path.slice(0, path.lastIndexOf('/')),
    may,
  }
}

export const all: readonly Role[] = ['owner', 'manager', 'operator', 'accountant', 'viewer']
export const nobody: readonly Role[] = []
/** The same roles may read one document and list them all. */
export const read = (roles: readonly Role[]): May => ({ get: roles, list: roles })
