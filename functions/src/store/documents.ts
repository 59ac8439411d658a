import type { DocumentReference, DocumentSnapshot, Firestore, Query } from '@google-cloud/firestore'
import { namedBy } from '@fluxori/contract/document-names'
import { pathOf, type DocumentKind } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import { BrokenDocument } from '../domain/broken-document.ts'
import { decoded } from './encoding.ts'

export const reference = (
  db: Firestore,
  kind: DocumentKind,
  ids: Readonly<Record<string, string>>,
): DocumentReference => db.doc(pathOf(kind, ids))

/** The collection that a kind of document is in, for one merchant. */
export function collectionOf(db: Firestore, kind: DocumentKind, merchant: string): Query {
  const path = kind.path.slice(0, kind.path.lastIndexOf('/'))
  return db.collection(pathOf({ ...kind, path }, { merchant }))
}

/** The path of a document whose id is its names under the merchant, with slashes between them. */
export function kindPath(kind: DocumentKind, merchant: string, id: string): string {
  const names = [...kind.path.matchAll(/\{(\w+)\}/g)].filter(([, name]) => name !== 'merchant')
  const ids = names.length > 1 ? id.split('/') : [namedBy(id)]
  return kind.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'merchant' ? merchant : (ids.shift() ?? ''),
  )
}

/** A document by its schema, or undefined when there is none. Throws `BrokenDocument`. */
export function parsed<S extends z.ZodType>(
  kind: DocumentKind<S>,
  snapshot: DocumentSnapshot,
): z.infer<S> | undefined {
  if (!snapshot.exists) return undefined
  const result = kind.schema.safeParse(decoded(snapshot.data()))
  if (!result.success) {
    const [issue] = result.error.issues
    throw new BrokenDocument(snapshot.ref.path, `${issue?.path.join('.')}: ${issue?.message}`)
  }
  return result.data
}

/** Reads one document by its schema. Throws `BrokenDocument`. */
export const readDocument = async <S extends z.ZodType>(
  db: Firestore,
  kind: DocumentKind<S>,
  ids: Readonly<Record<string, string>>,
): Promise<z.infer<S> | undefined> => parsed(kind, await reference(db, kind, ids).get())

/** The gRPC status of a Firestore error (google.rpc.Code), or null for anything else. */
export function statusCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'number' ? error.code : null
}

export const grpc = {
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  resourceExhausted: 8,
  failedPrecondition: 9,
  outOfRange: 11,
} as const
