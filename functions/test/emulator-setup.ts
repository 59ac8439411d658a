import { fileURLToPath } from 'node:url'
import { startFirestore } from '../dev/emulators.ts'
import { freePort } from '../dev/free-port.ts'

/**
 * Runs before all tests: starts a Firestore emulator on a free port and names it in FIRESTORE_EMULATOR_HOST, which the
 * workers inherit. An emulator that is named there already is used as it is. Returns what to run after all tests.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['FIRESTORE_EMULATOR_HOST']) return () => Promise.resolve()
  process.env['METADATA_SERVER_DETECTION'] = 'none'
  const host = '127.0.0.1'
  const port = await freePort(host)
  const emulator = await startFirestore({
    host,
    port,
    project: 'demo-test',
    rules: fileURLToPath(new URL('../../firestore.rules', import.meta.url)),
    log: () => undefined,
  })
  process.env['FIRESTORE_EMULATOR_HOST'] = `${host}:${port}`
  return async () => {
    delete process.env['FIRESTORE_EMULATOR_HOST']
    await emulator.stop()
  }
}
