import { writeFile } from 'node:fs/promises'
import { arch, cpus, loadavg } from 'node:os'
import { startFirestore } from '../../dev/emulators.ts'
import { freePort } from '../../dev/free-port.ts'
import { inBrowser } from '../in-browser.ts'
import { measureBacklog, measureRealRun, measureTimings } from './measure-timings.ts'
import { measureWork } from './measure-work.ts'
import { Measured, measuredFile } from './measured.ts'

/**
 * Measures everything that the cost model counts on, with a Firestore emulator of its own and the whole product for the
 * dashboard, and keeps it in `measured.json`.
 */
export async function measure(): Promise<void> {
  const dashboard = await inBrowser(['reads-per-dashboard-open', 'reads-per-order-on-dashboard']).measure({
    newFirestore: none,
    clear: none,
  })
  const figure = (wanted: string): number => {
    const found = dashboard.find(({ name }) => name === wanted)
    if (found === undefined) throw new Error(`${wanted} was not measured`)
    return found.value
  }
  const port = await freePort()
  const emulator = await startFirestore({
    host: '127.0.0.1',
    port,
    project: 'demo-bench',
    rules: 'firestore.rules',
    log: () => undefined,
  })
  process.env['FIRESTORE_EMULATOR_HOST'] = `127.0.0.1:${port}`
  try {
    const measured: Measured = {
      measuredOn: new Date().toISOString().slice(0, 10),
      how: `Firestore emulator and channel sandboxes, Node ${process.versions.node}, ${cpus().length} cores, ${arch()}, load average ${Math.round(loadavg()[0] ?? 0)}`,
      ...(await measureWork()),
      readsPerDashboardOpen: figure('reads-per-dashboard-open'),
      readsPerOrderOnDashboard: figure('reads-per-order-on-dashboard'),
      timings: await measureTimings(),
      backlog: await measureBacklog(),
      realRun: await measureRealRun(),
    }
    await writeFile(measuredFile, `${JSON.stringify(rounded(Measured.parse(measured)), null, 2)}\n`)
  } finally {
    await emulator.stop()
  }
}

/** Three decimals are more than what is measured is worth. */
const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Math.round(value * 1000) / 1000
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]))
}

function none(): never {
  throw new Error('the web app is measured against the whole product, not against an empty database')
}
