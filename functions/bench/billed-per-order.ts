import { drain } from '../src/journal/drain.ts'
import { openShop } from '../test/shop.ts'
import { countingFirestore } from './billed.ts'
import { plainFigure, type Bench, type Figure } from './figure.ts'
import { appendOrder, drainTools, each, plentyOfUnits, skusOf } from './load.ts'

const [batchSize, batches] = [50, 20]

/**
 * Billed operations for an order of two lines at batches of 50, from the webhook's write to the applied command, over
 * 20 batches that follow one another. Listings are counted apart: a burst tells them once, however many orders it had.
 */
export const billedPerOrder: Bench = {
  names: ['reads-per-order', 'writes-per-order', 'listing-writes-per-order', 'reads-per-order-cold'],
  measure: async () => {
    const { db, billed } = countingFirestore('demo-bench')
    const merchant = 'billed'
    await openShop(db, { merchant, units: plentyOfUnits() })
    const tools = drainTools(db, batchSize)
    const first = { ...billed }
    billed.byCollection.clear()
    let cold = 0
    for (let batch = 0; batch < batches; batch += 1) {
      await each(batchSize, 10, (index) => {
        const order = batch * batchSize + index
        return appendOrder(db, merchant, order, skusOf(order, 2))
      })
      await drain(tools, merchant)
      if (batch === 0) cold = billed.reads - first.reads
    }
    const orders = batchSize * batches
    const listings = (billed.byCollection.get('listings') ?? 0) + (billed.byCollection.get('publishing') ?? 0)
    await db.terminate()
    const amount = (name: string, unit: 'reads' | 'writes', value: number, atMost: number): Figure =>
      plainFigure(name, { unit, values: [value] }, { atMost })
    return [
      amount('reads-per-order', 'reads', (billed.reads - first.reads) / orders, 4),
      amount('writes-per-order', 'writes', (billed.writes - first.writes - listings) / orders, 7),
      amount('listing-writes-per-order', 'writes', listings / orders, 6),
      amount('reads-per-order-cold', 'reads', cold / batchSize, 20),
    ]
  },
}
