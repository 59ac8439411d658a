import type { DocumentKind, Query } from '@fluxori/contract/kernel'
import { documentsIn, type ContractFile } from '../../build/declarations.ts'
import type { QueryShape } from './query-shape.ts'

/** The queries that decisions make, as the contract declares them at their collections. */
export const declaredQueries = (contract: readonly ContractFile[]): readonly QueryShape[] =>
  documentsIn(contract).flatMap(({ value, file, line }) =>
    Object.values(value.queries).map((query) => ({ file, line, ...shapeOf(value, query) })),
  )

/** A declared query as one of the code's: where it goes on decides nothing about its index. */
function shapeOf(
  { path }: DocumentKind,
  { equal = [], contains, order }: Query,
): Omit<QueryShape, 'file' | 'line'> {
  const [field, direction] = order
  return {
    collection: path.split('/').at(-2) ?? path,
    scope: 'COLLECTION',
    filters: [
      ...equal.map((name) => ({ field: name, comparison: '==' })),
      ...(contains === undefined ? [] : [{ field: contains, comparison: 'array-contains' }]),
    ],
    order: [{ field: field === 'id' ? '__name__' : field, direction }],
  }
}
