import { Firestore } from '@google-cloud/firestore'
import { startFirestore } from '../dev/emulators.ts'
import { freePort } from '../dev/free-port.ts'
import { billedPerOrder } from './billed-per-order.ts'
import { coldStart } from './cold-start.ts'
import type { Bench, Lab } from './figure.ts'
import { apartOrders, hotSku, spreadOrders } from './orders.ts'
import { inBrowser } from './in-browser.ts'
import { saleToChannels } from './sale-to-channels.ts'
import { webhookAck } from './webhook-ack.ts'

/** `npm run bench` measures everything, `npm run bench -- NAME` one figure. One JSON line each on stdout. */
const benches: readonly Bench[] = [
  spreadOrders,
  apartOrders,
  hotSku,
  billedPerOrder,
  webhookAck,
  saleToChannels,
  coldStart,
  inBrowser(['signin-js-gzip-kb', 'first-screen-js-gzip-kb']),
  inBrowser(['lcp-ms', 'lcp-repeat-ms']),
  inBrowser(['reads-per-dashboard-open', 'reads-per-order-on-dashboard']),
  inBrowser(['stock-10k-first-rows-ms', 'stock-10k-scroll-fps']),
  inBrowser(['inp-p95-ms']),
]

const wanted = process.argv.slice(2)
const known = benches.flatMap(({ names }) => names)
const unknown = wanted.find((name) => !known.includes(name))
if (unknown !== undefined) {
  console.error(`There is no figure ${unknown}. Known: ${known.join(', ')}`)
  process.exit(2)
}
const chosen = benches.filter(
  ({ names }) => wanted.length === 0 || names.some((name) => wanted.includes(name)),
)

const port = await freePort()
const emulator = await startFirestore({
  host: '127.0.0.1',
  port,
  project: 'demo-bench',
  rules: 'firestore.rules',
  log: () => undefined,
})
process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${port}`
const lab: Lab = {
  clear: async () => {
    const documents = 'emulator/v1/projects/demo-bench/databases/(default)/documents'
    await fetch(`http://127.0.0.1:${port}/${documents}`, { method: 'DELETE' })
  },
  newFirestore: () => new Firestore({ projectId: 'demo-bench' }),
}
let missed = 0
try {
  for (const bench of chosen) {
    for (const figure of await bench.measure(lab)) {
      if (wanted.length > 0 && !wanted.includes(figure.name)) continue
      if (!figure.met) missed += 1
      console.log(JSON.stringify(figure))
    }
  }
} finally {
  await emulator.stop()
}
if (missed > 0) console.error(`${missed} target(s) missed.`)
process.exit(0)
