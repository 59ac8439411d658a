import { randomUUID } from 'node:crypto'

/** `host:port` of the Firestore emulator that the test run has. Throws when there is none. */
export function emulatorAddress(): Readonly<{ host: string; port: number }> {
  const [host, port] = (process.env['FIRESTORE_EMULATOR_HOST'] ?? '').split(':')
  if (host === undefined || host === '' || port === undefined) {
    throw new Error(
      'FIRESTORE_EMULATOR_HOST is not set: this test needs the global set-up `test/emulator-setup.ts`.',
    )
  }
  return { host, port: Number(port) }
}

/**
 * A database that no other test file sees: a project id of its own on the run's emulator, and `clear` to empty it
 * between tests.
 */
export function emulatorProject(): Readonly<{ projectId: string; clear: () => Promise<void> }> {
  const projectId = `demo-test-${randomUUID().slice(0, 13)}`
  const { host, port } = emulatorAddress()
  const clear = async () => {
    const documents = `http://${host}:${port}/emulator/v1/projects/${projectId}/databases/(default)/documents`
    const response = await fetch(documents, { method: 'DELETE' })
    if (!response.ok) throw new Error(`The emulator did not clear ${projectId}: ${await response.text()}`)
  }
  return { projectId, clear }
}
