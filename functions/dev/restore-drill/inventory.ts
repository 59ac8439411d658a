import { createHash } from 'node:crypto'
import type { Firestore, QueryDocumentSnapshot } from '@google-cloud/firestore'
import { documents } from '@fluxori/contract/documents'
import { journal, type JournalEntry } from '@fluxori/contract/engine/journal'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { orders, type Order } from '@fluxori/contract/orders/orders'
import { products, type Product } from '@fluxori/contract/products/products'
import { movements, stock, type Movement, type Stock } from '@fluxori/contract/stock/stock'
import type { z } from 'zod'
import { brokenKits } from '../../src/domain/stock/broken-kits.ts'
import { brokenSupply } from '../../src/domain/stock/broken-supply.ts'
import { brokenStock } from '../../src/domain/stock/invariants.ts'
import { BrokenDocument, parsed } from '../../src/store/documents.ts'
import { decoded } from '../../src/store/encoding.ts'

/** Every document of a database by its path, with a digest of what it holds. */
export type Inventory = ReadonlyMap<string, string>

/** What a database holds, and what of it breaks the contract or the books' own rules, in words. */
export type Stocktaking = Readonly<{ inventory: Inventory; broken: readonly string[] }>

type Books = Readonly<{
  stock: Stock[]
  products: Product[]
  movements: Movement[]
  orders: Order[]
  journal: JournalEntry[]
}>

const pageSize = 1_000

/**
 * Reads a whole database: every document parsed by the contract, every merchant's books checked by the rules of
 * `invariant-check`. Reads each document once (billed so in the cloud) and changes nothing.
 */
export async function takeStock(db: Firestore): Promise<Stocktaking> {
  const inventory = new Map<string, string>()
  const broken: string[] = []
  const books = new Map<string, Books>()
  const unknown = await unknownCollections(db)
  broken.push(...unknown.map((path) => `${path} is no collection of the contract.`))
  for (const kind of documents) {
    for await (const snapshot of everyOf(db, kind)) {
      inventory.set(snapshot.ref.path, digestOf(snapshot))
      const merchant = snapshot.ref.path.split('/')[1] ?? ''
      const own = books.get(merchant) ?? { stock: [], products: [], movements: [], orders: [], journal: [] }
      books.set(merchant, own)
      try {
        keep(own, kind, snapshot)
      } catch (error) {
        // A broken document is a finding here, like any other.
        if (!(error instanceof BrokenDocument)) throw error
        broken.push(error.message)
      }
    }
  }
  books.forEach((own, merchant) => broken.push(...brokenBooks(own).map((words) => `${merchant}: ${words}`)))
  return { inventory, broken }
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

function keep(books: Books, kind: DocumentKind, snapshot: QueryDocumentSnapshot): void {
  const into = <S extends z.ZodType>(wanted: DocumentKind<S>, list: z.infer<S>[]): void => {
    if (kind.path !== wanted.path) return
    const value = parsed(wanted, snapshot)
    if (value !== undefined) list.push(value)
  }
  parsed(kind, snapshot)
  into(stock, books.stock)
  into(products, books.products)
  into(movements, books.movements)
  into(orders, books.orders)
  into(journal, books.journal)
}

function brokenBooks(books: Books): readonly string[] {
  const inOrder = books.movements.toSorted((a, b) => a.seq - b.seq)
  // Until what may be sold from where is worked out again, page by page, kits may be behind.
  const beingRefreshed = books.journal.some(
    ({ state, kind }) => state === 'pending' && kind === 'refresh-all',
  )
  return [
    ...brokenStock(books.stock, inOrder, books.orders),
    ...(beingRefreshed ? [] : brokenKits(books.stock, books.products)),
    ...brokenSupply(books.stock, books.products),
  ].map(({ rule, subject, detail }) => `${rule} does not hold for ${subject}: ${detail}`)
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
