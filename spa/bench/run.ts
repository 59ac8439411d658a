import { bundle } from './bundle.ts'
import { dashboardPaint, dashboardReads } from './dashboard.ts'
import { liveOrders } from './live-orders.ts'
import { largeStock } from './stock-10k.ts'

/**
 * Measures the web app in a real browser: `node spa/bench/run.ts NAME …`, each with the bench that yields it, one JSON
 * line for each figure. `npm run bench` calls it.
 */
const benches = [bundle, dashboardPaint, dashboardReads, largeStock, liveOrders]

const wanted = process.argv.slice(2)
const lab = { newFirestore: none, clear: none }

function none(): never {
  throw new Error('the web app is measured against the whole product, not against an empty database')
}

for (const { names, measure } of benches) {
  if (!names.some((name) => wanted.includes(name))) continue
  for (const figure of await measure(lab)) console.log(JSON.stringify(figure))
}
process.exit(0)
