import { randomUUID } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import { Firestore } from '@google-cloud/firestore'
import { newDrainMemory, type DrainTools } from '../../src/journal/drain-tools.ts'
import { drain } from '../../src/journal/drain.ts'

/**
 * Drains a merchant again and again until it is killed, or its time is up, and holds leases in its process's name:
 * `drain-child.ts <project> <merchant> <lease in ms> <lifetime in ms>`.
 */
const [projectId = '', merchant = '', leaseMs = '', lifetimeMs = ''] = process.argv.slice(2)
const tools: DrainTools = {
  db: new Firestore({ projectId }),
  now: () => new Date().toISOString(),
  newId: () => `${process.pid}:${randomUUID()}`,
  leaseMs: Number(leaseMs),
  batchSize: 5,
  memory: newDrainMemory(),
  log: () => undefined,
}
// The first call loads the client and opens the connection, which takes longer than the drains that follow.
await tools.db.doc(`merchants/${merchant}`).get()
process.stdout.write('draining\n')
for (const end = Date.now() + Number(lifetimeMs); Date.now() < end;) {
  const { applied } = await drain(tools, merchant)
  if (applied === 0) await wait(50)
}
flushCompileCache()
process.exit(0)
