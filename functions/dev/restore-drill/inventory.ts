import { createHash } from 'node:crypto'
import type { Firestore, QueryDocumentSnapshot } from '@google-cloud/firestore'
import { documents } from '@fluxori/contract/documents'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { findBroken } from '../../src/invariants/find-broken.ts'
import { BrokenDocument } from '../../src/domain/broken-document.ts'
import { parsed } from '../../src/store/documents.ts'
import { decoded } from '../../src/store/encoding.ts'

/** Every document of a database by its path, with a digest of what it holds. */
export type Inventory = ReadonlyMap<string, string>

/** What a database holds, and what of it breaks the contract or its invariants, in words. */
export type Stocktaking = Readonly<{ inventory: Inventory; broken: readonly string[] }>

const pageSize = 1_000

/**
 * Reads a whole database: every document that the contract declares parsed by it, and every merchant checked by the
 * invariants of `invariant-check`, which read what they are about a second time (billed so in the cloud). Changes nothing.
 */
export async function takeStock(db: Firestore): Promise<Stocktaking> {
  const inventory = new Map<string, string>()
  const broken: string[] = []
  const unknown = await unknownCollections(db)
  broken.push(...unknown.map((path) => `${path} is no collection of the contract.`))
  for (const kind of documents) {
    for await (const snapshot of everyOf(db, kind)) {
      inventory.set(snapshot.ref.path, digestOf(snapshot))
      const fault = faultOf(kind, snapshot)
      if (fault !== null) broken.push(fault)
    }
  }
  for (const { id } of await db.collection('merchants').listDocuments())
    broken.push(...(await unsound(db, id)))
  return { inventory, broken }
}

/** In what a document is not what the contract says; null when it is. */
function faultOf(kind: DocumentKind, snapshot: QueryDocumentSnapshot): string | null {
  try {
    parsed(kind, snapshot)
    return null
  } catch (error) {
    // A broken document is a finding here, like any other.
    if (error instanceof BrokenDocument) return error.message
    throw error
  }
}

async function unsound(db: Firestore, merchant: string): Promise<readonly string[]> {
  const { broken } = await findBroken(db, merchant)
  return broken.map(
    ({ rule, subject, detail }) => `${merchant}: ${rule} does not hold for ${subject}: ${detail}`,
  )
}

/** Collections at the root or under a merchant that the contract does not declare. */
async function unknownCollections(db: Firestore): Promise<readonly string[]> {
  const known = new Set(documents.map(({ path }) => path.replace(/\{\w+\}/g, '*').replace(/\/\*$/, '')))
  const roots = await db.listCollections()
  const merchants = await db.collection('merchants').listDocuments()
  const below = await Promise.all(merchants.map((merchant) => merchant.listCollections()))
  const paths = [...roots, ...below.flat()].map(({ path }) => path)
  return paths.filter((path) => !known.has(path.replace(/^merchants\/[^/]+/, 'merchants/*')))
}

/** All documents of a kind, of all merchants, a page at a time. */
async function* everyOf(db: Firestore, kind: DocumentKind): AsyncGenerator<QueryDocumentSnapshot> {
  const pattern = new RegExp(`^${kind.path.replace(/\{\w+\}/g, '[^/]+')}$`)
  const collection = kind.path.split('/').at(-2) ?? ''
  let last: QueryDocumentSnapshot | undefined
  do {
    const all = db.collectionGroup(collection).orderBy('__name__').limit(pageSize)
    const { docs } = await (last === undefined ? all : all.startAfter(last)).get()
    yield* docs.filter(({ ref }) => pattern.test(ref.path))
    last = docs.length < pageSize ? undefined : docs.at(-1)
  } while (last !== undefined)
}

const digestOf = (snapshot: QueryDocumentSnapshot): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(decoded(snapshot.data()))))
    .digest('base64url')

/** Names in one order, whatever order they were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  )
}
