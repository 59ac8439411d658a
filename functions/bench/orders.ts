import type { DocumentData, Firestore } from '@google-cloud/firestore'
import { drain } from '../src/journal/drain.ts'
import { openShop } from '../test/shop.ts'
import { countingFirestore } from './billed.ts'
import { ratioFigure, timed, type Bench, type Figure, type Lab, type Round } from './figure.ts'
import { apartSkus, appendOrder, drainTools, each, plentyOfUnits, skusOf } from './load.ts'
import { transactionRate, type Written } from './transactions.ts'

type Skus = (order: number) => readonly string[]
type Run = Readonly<{
  orders: number
  withAppend: number
  documents: number
  raw: number
  transactions: number
}>

const [warmUps, rounds, orderCount] = [3, 5, 1_000]

/** One round: the journal applies orders that wait; plain batches write as many of the same documents; transactions. */
async function round(
  lab: Lab,
  name: string,
  skus: Skus,
  transactions: Readonly<{ count: number; atOnce: number }>,
) {
  await lab.clear()
  const { db, billed } = countingFirestore('demo-bench')
  const merchant = `journal-${name}`
  await openShop(db, { merchant, units: plentyOfUnits() })
  const appending = await timed(() =>
    each(orderCount, 50, (order) => appendOrder(db, merchant, order, skus(order))),
  )
  const before = billed.writes
  const draining = await timed(() => drain(drainTools(db), merchant))
  const written = billed.writes - before
  const raw = await rawRate(db, merchant, written)
  const same = await lastWritten(db, merchant)
  await db.terminate()
  return {
    orders: (orderCount / draining) * 1000,
    withAppend: (orderCount / (draining + appending)) * 1000,
    documents: (written / draining) * 1000,
    raw,
    transactions: await transactionRate(lab, name, skus, { ...transactions, written: same }),
  } satisfies Run
}

async function lastWritten(db: Firestore, merchant: string): Promise<Written> {
  const { docs } = await db
    .collection(`merchants/${merchant}/movements`)
    .orderBy('seq', 'desc')
    .limit(1)
    .get()
  const [movement] = docs
  const id = String(movement?.get('cause.reference'))
  const order = await db.doc(`merchants/${merchant}/orders/${id}`).get()
  const buyer = await db.doc(`merchants/${merchant}/orders/${id}/private/customer`).get()
  return { order: order.data() ?? {}, buyer: buyer.data() ?? {}, movement: movement?.data() ?? {} }
}

/** Documents a second that plain batches reach with the documents that the journal wrote, each as often as it did. */
async function rawRate(db: Firestore, merchant: string, count: number): Promise<number> {
  const read = async (name: string, limit: number): Promise<{ path: string; data: DocumentData }[]> => {
    const { docs } = await db.collection(`merchants/${merchant}/${name}`).limit(limit).get()
    return docs.map((doc) => ({ path: `${name}/${doc.id}`, data: doc.data() }))
  }
  const once = (
    await Promise.all(['orders', 'movements', 'journal'].map((name) => read(name, orderCount)))
  ).flat()
  const often = (await Promise.all(['stock', 'listings'].map((name) => read(name, 200)))).flat()
  const documents = [...once, ...Array.from({ length: count }, (_, index) => often[index % often.length])]
  const milliseconds = await timed(async () => {
    for (let from = 0; from < count; from += 460) {
      const batch = db.batch()
      documents.slice(from, Math.min(count, from + 460)).forEach((document, index) => {
        if (document !== undefined)
          batch.set(db.doc(`merchants/${merchant}-raw/${document.path}-${from + index}`), document.data)
      })
      await batch.commit()
    }
  })
  return (count / milliseconds) * 1000
}

/** What every round after the warm-ups measured. */
async function runs(
  lab: Lab,
  name: string,
  skus: Skus,
  transactions: Readonly<{ count: number; atOnce: number }>,
): Promise<readonly Run[]> {
  const all: Run[] = []
  for (let index = 0; index < warmUps + rounds; index += 1)
    all.push(await round(lab, `${name}-${index}`, skus, transactions))
  return all.slice(warmUps)
}

/** One column of the rounds beside another. */
const beside = (all: readonly Run[], value: keyof Run, baseline: keyof Run): readonly Round[] =>
  all.map((run) => ({ value: run[value], baseline: run[baseline] }))

/** The same against transactions that never meet on a SKU, which suits them best: buyers do not choose like that. */
export const apartOrders: Bench = {
  names: ['orders-vs-transactions-apart'],
  measure: async (lab) => {
    const all = await runs(lab, 'apart', (order) => apartSkus(order, 3), { count: 400, atOnce: 8 })
    const measured = { unit: 'orders/s', rounds: beside(all, 'orders', 'transactions') } as const
    return [ratioFigure('orders-vs-transactions-apart', measured, { atLeast: 1 })]
  },
}

/** Orders of three lines over 200 SKUs: against raw batched writes, and against one transaction per order. */
export const spreadOrders: Bench = {
  names: ['orders-vs-raw', 'orders-vs-transactions', 'orders-with-append-vs-transactions'],
  measure: async (lab): Promise<readonly Figure[]> => {
    const all = await runs(lab, 'spread', (order) => skusOf(order, 3), { count: 400, atOnce: 8 })
    return [
      ratioFigure(
        'orders-vs-raw',
        { unit: 'documents/s', rounds: beside(all, 'documents', 'raw') },
        { atLeast: 0.4 },
      ),
      ratioFigure(
        'orders-vs-transactions',
        { unit: 'orders/s', rounds: beside(all, 'orders', 'transactions') },
        { atLeast: 2 },
      ),
      ratioFigure(
        'orders-with-append-vs-transactions',
        { unit: 'orders/s', rounds: beside(all, 'withAppend', 'transactions') },
        { atLeast: 1 },
      ),
    ]
  },
}

/** The same with every order on one SKU. */
export const hotSku: Bench = {
  names: ['hot-sku-vs-transactions'],
  measure: async (lab) => {
    const all = await runs(lab, 'hot', () => ['SKU-0'], { count: 30, atOnce: 10 })
    const measured = { unit: 'orders/s', rounds: beside(all, 'orders', 'transactions') } as const
    return [ratioFigure('hot-sku-vs-transactions', measured, { atLeast: 100 })]
  },
}
