import type { Firestore, Query } from '@google-cloud/firestore'
import type { DocumentKind, MerchantId } from '@fluxori/contract/kernel'
import type { z } from 'zod'

type QueryOf = (db: Firestore, merchant: MerchantId) => Query

/** Reads documents of one merchant, all as of one moment. */
export type Reader = <S extends z.ZodType>(
  kind: DocumentKind<S>,
  queryOf: QueryOf,
) => Promise<readonly z.output<S>[]>

/** Documents that invariants are about. However many invariants name a source, a reader reads it once. */
export type Source<T> = (reader: Reader) => Promise<readonly T[]>

export function source<S extends z.ZodType>(kind: DocumentKind<S>, queryOf: QueryOf): Source<z.output<S>> {
  const read = new WeakMap<Reader, Promise<readonly z.output<S>[]>>()
  return (reader) => {
    const documents = read.get(reader) ?? reader(kind, queryOf)
    read.set(reader, documents)
    return documents
  }
}
