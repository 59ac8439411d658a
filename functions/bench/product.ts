import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export type Product = Readonly<{
  spa: string
  sandboxes: string
  /** Host and port of its Firestore emulator. */
  firestore: string
  stop: () => Promise<void>
}>

/** Starts the whole product, built and quiet, with every port shifted, and answers where it is and how to stop it. */
export async function startProduct(portOffset: number): Promise<Product> {
  const child = spawn(process.execPath, ['functions/dev/start.ts', '--port-offset', String(portOffset)], {
    cwd: root,
    env: { ...process.env, FLUXORI_SCHEDULES: 'off', FIRESTORE_EMULATOR_HOST: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Fluxori is ready')) resolve()
    })
    child.on('exit', () => reject(new Error('the product ended before it was ready')))
  })
  const at = (port: number) => `127.0.0.1:${port + portOffset}`
  return {
    spa: `http://${at(5173)}`,
    sandboxes: `http://${at(5010)}`,
    firestore: at(8080),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
