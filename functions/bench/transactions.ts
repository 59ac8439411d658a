import type { DocumentData } from '@google-cloud/firestore'
import { ChannelKind, listings } from '@fluxori/contract/channels/channels'
import { scopedId } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { customers } from '@fluxori/contract/orders/customers'
import { movements, stock } from '@fluxori/contract/stock/stock'
import { reference } from '../src/store/documents.ts'
import { openShop } from '../test/shop.ts'
import { timed, type Lab } from './figure.ts'
import { each, plentyOfUnits } from './load.ts'

const channels = ChannelKind.options

/** An order, its buyer and its movement as the journal writes them, to be written by the baseline as they are. */
export type Written = Readonly<{ order: DocumentData; buyer: DocumentData; movement: DocumentData }>

type Baseline = Readonly<{ count: number; atOnce: number; written: Written }>

/**
 * The baseline: orders a second with one transaction per order, which reserves the stock, tells the listings, and
 * writes the same order, buyer and movement as the journal. It keeps no journal, no result and no day's sum.
 */
export async function transactionRate(
  lab: Lab,
  name: string,
  skus: (order: number) => readonly string[],
  { count, atOnce, written }: Baseline,
): Promise<number> {
  const db = lab.newFirestore()
  const merchant = `transactions-${name}`
  await openShop(db, { merchant, units: plentyOfUnits() })
  const place = (order: number) =>
    db.runTransaction(
      async (transaction) => {
        const wanted = skus(order)
        const levels = await transaction.getAll(
          ...wanted.map((sku) => reference(db, stock, { merchant, sku })),
        )
        levels.forEach((level, index) => {
          const reserved = Number(level.get('levels.jhb.reserved')) + 1
          const available = Number(level.get('levels.jhb.onHand')) - reserved
          transaction.update(level.ref, { 'levels.jhb.reserved': reserved, available })
          channels.forEach((channel) => {
            const listing = scopedId(channel, wanted[index] ?? '')
            const ref = reference(db, listings, { merchant, listing })
            transaction.update(ref, { 'desired.quantity': available, pending: true })
          })
        })
        const id = `shopify:${order}`
        transaction.set(reference(db, orders, { merchant, order: id }), written.order)
        transaction.set(
          reference(db, customers, { merchant, order: id, customer: 'customer' }),
          written.buyer,
        )
        transaction.set(reference(db, movements, { merchant, seq: `order-${order}` }), written.movement)
      },
      { maxAttempts: 100 },
    )
  const milliseconds = await timed(() => each(count, atOnce, place))
  await db.terminate()
  return (count / milliseconds) * 1000
}
