import { expect, test } from 'vitest'
import type { Doc, Kept } from '@fluxori/contract/state'
import { orderOf, stockOf } from '../../test/documents.ts'
import { productOf } from '../../test/shop.ts'
import type { BrokenDocument } from '../domain/broken-document.ts'
import type { Keep, Lookup, Read, StateReader, Write } from './state.ts'

/** A merchant's state to hold to the law: how it is written, and read. */
export type StateScene = Readonly<{ reader: StateReader; write: (writes: readonly Write[]) => Promise<void> }>

/** What has been read, by kind and id. */
function newNotes() {
  const read = new Map<string, Read<Doc[Kept]>>()
  const keep: Keep = (of, id, document) => void read.set(`${of} ${id}`, document)
  return { read, keep }
}

const at = (minute: number) => `2026-11-22T08:${String(minute).padStart(2, '0')}:00.000Z`

/** The law of a state, which Firestore and memory keep alike. `open` gives an empty one. */
export function stateRules(open: Open): void {
  readingRules(open)
  lookupRules(open)
  writingRules(open)
}

type Open = () => Promise<StateScene>

function readingRules(open: Open): void {
  test('documents of several kinds are read in one call; one that is not there is missing', async () => {
    const { reader, write } = await open()
    await write([
      { way: 'set', of: 'products', id: 'MUG', value: productOf('MUG') },
      { way: 'set', of: 'stock', id: 'MUG', value: stockOf('MUG') },
    ])
    const { read, keep } = newNotes()
    await reader.getAll(
      [
        { of: 'products', id: 'MUG' },
        { of: 'stock', id: 'MUG' },
        { of: 'products', id: 'JUG' },
      ],
      keep,
    )
    expect(read.get('products MUG')).toEqual(productOf('MUG'))
    expect(read.get('stock MUG')).toEqual(stockOf('MUG'))
    expect(read.get('products JUG')).toBe('missing')
  })

  test('all of a kind is read', async () => {
    const { reader, write } = await open()
    const warehouse = { id: 'jhb', name: 'Joburg', address: '', kind: 'own', priority: 1, serves: null }
    await write([{ way: 'set', of: 'warehouses', id: 'jhb', value: warehouse }])
    const { read, keep } = newNotes()
    await reader.all('warehouses', keep)
    expect([...read]).toEqual([['warehouses jhb', warehouse]])
  })
}

/** What a lookup finds; the documents that it reads on the way are those. */
async function find({ reader }: StateScene, lookup: Lookup) {
  const { read, keep } = newNotes()
  const { ids, more } = await reader.find(lookup, keep)
  expect([...read.keys()].toSorted()).toEqual(ids.map((id) => `${lookup.of} ${id}`).toSorted())
  return { ids, more }
}

function lookupRules(open: Open): void {
  test('a lookup by an equal field finds what has it, in the order of ids', async () => {
    const scene = await open()
    const barcode = '6001234567896'
    const skus = ['b', 'B', 'a', 'ä', '𝔸', 'z']
    await scene.write(
      skus.map((id) => ({
        way: 'set',
        of: 'products',
        id,
        value: { ...productOf(id), barcode: id === 'z' ? null : barcode },
      })),
    )
    expect(await find(scene, { of: 'products', query: 'byBarcode', value: barcode })).toEqual({
      ids: ['B', 'a', 'b', 'ä', '𝔸'],
      more: false,
    })
  })

  test('a lookup by what a list contains finds the oldest first, then by id, a page at most', async () => {
    const scene = await open()
    await scene.write(
      Array.from({ length: 60 }, (_, index) => {
        const id = `shopify:${String(index).padStart(2, '0')}`
        const placedAt = at(59 - (index % 30))
        return {
          way: 'set',
          of: 'orders',
          id,
          value: orderOf(id, { placedAt, waitingFor: index === 7 ? [] : ['MUG', 'JUG'] }),
        }
      }),
    )
    const { ids, more } = await find(scene, { of: 'orders', query: 'waitingFor', value: ['MUG', null] })
    expect([ids.slice(0, 3), ids.length, more]).toEqual([
      ['shopify:29', 'shopify:59', 'shopify:28'],
      50,
      true,
    ])
    const behind = await find(scene, { of: 'orders', query: 'waitingFor', value: ['MUG', at(50)] })
    expect(behind.ids.slice(0, 2)).toEqual(['shopify:08', 'shopify:38'])
    const value = ['MUG', at(50), 'shopify:09']
    const alike = await find(scene, { of: 'orders', query: 'waitingFor', value })
    expect(alike.ids.slice(0, 2)).toEqual(['shopify:39', 'shopify:08'])
    expect(await find(scene, { of: 'orders', query: 'waitingFor', value: ['POT', null] })).toEqual({
      ids: [],
      more: false,
    })
  })

  test('a lookup goes on behind a value, from the first where there is none', async () => {
    const scene = await open()
    const skus = ['A', 'B', 'C', '_', 'é']
    await scene.write(skus.map((id) => ({ way: 'set', of: 'stock', id, value: stockOf(id) })))
    const after = (value: string | null) => find(scene, { of: 'stock', query: 'following', value })
    expect((await after(null)).ids).toEqual(['A', 'B', 'C', '_', 'é'])
    expect((await after('B')).ids).toEqual(['C', '_', 'é'])
    expect((await after('é')).ids).toEqual([])
  })
}

function writingRules(open: Open): void {
  test('fields are changed by their paths, and nothing else', async () => {
    const { reader, write } = await open()
    const listing = { ...stockListing }
    await write([{ way: 'set', of: 'listings', id: listing.id, value: listing }])
    const fields = { sku: 'JUG', 'desired.quantity': 4 }
    await write([{ way: 'change', of: 'listings', id: listing.id, fields }])
    const { read, keep } = newNotes()
    await reader.getAll([{ of: 'listings', id: listing.id }], keep)
    expect(read.get(`listings ${listing.id}`)).toEqual({
      ...listing,
      sku: 'JUG',
      desired: { ...listing.desired, quantity: 4 },
    })
  })

  test('a new document is refused where there is one, and a change where there is none', async () => {
    const { write } = await open()
    const create: Write = { way: 'create', of: 'products', id: 'MUG', value: productOf('MUG') }
    await write([create])
    await expect(write([create])).rejects.toThrow()
    await expect(
      write([{ way: 'change', of: 'listings', id: 'shopify:9', fields: { sku: 'MUG' } }]),
    ).rejects.toThrow()
  })

  test('a document that is not its kind’s is broken, or is not written at all', async () => {
    const { reader, write } = await open()
    const written = await write([
      { way: 'set', of: 'products', id: 'MUG', value: { ...productOf('MUG'), title: 7 } },
    ]).then(
      () => true,
      () => false,
    )
    const { read, keep } = newNotes()
    await reader.getAll([{ of: 'products', id: 'MUG' }], keep)
    const found = read.get('products MUG')
    expect(written ? isBroken(found) : found).toBe(written ? true : 'missing')
  })
}

const isBroken = (found: unknown): found is BrokenDocument =>
  found instanceof Error && found.name === 'BrokenDocument'

const stockListing = {
  id: 'shopify:1',
  channelId: 'shopify',
  externalId: '1',
  sku: 'MUG',
  title: 'Mug',
  goods: true,
  desired: { quantity: 1, priceCents: null, at: at(0) },
  published: { quantity: null, priceCents: null, at: null, sold: 0 },
  observed: { quantity: null, priceCents: null, at: null },
  pending: false,
  sold: 0,
  problem: null,
  drift: null,
}
