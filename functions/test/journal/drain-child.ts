import { randomUUID } from 'node:crypto'
import { Firestore } from '@google-cloud/firestore'
import { drain, newDrainMemory, type DrainTools } from '../../src/journal/drain.ts'

/**
 * Drains a merchant again and again until it is killed: `drain-child.ts <project> <merchant> <lease in ms>`. It ends
 * by itself after half a minute, in case nobody kills it.
 */
const [projectId = '', merchant = '', leaseMs = ''] = process.argv.slice(2)
const tools: DrainTools = {
  db: new Firestore({ projectId }),
  now: () => new Date().toISOString(),
  newId: randomUUID,
  leaseMs: Number(leaseMs),
  batchSize: 5,
  memory: newDrainMemory(),
}
process.stdout.write('draining\n')
for (const end = Date.now() + 30_000; Date.now() < end; ) await drain(tools, merchant)
process.exit(0)
