import { journal } from '@fluxori/contract/engine/journal'
import { onWritten } from '../../edge/on-written.ts'

/**
 * Drains a merchant's journal when something is written to it. Results are written there too: their events find
 * nothing pending and leave at once.
 */
export const orderIngest = onWritten(
  { name: 'order-ingest', summary: "Applies a merchant's pending commands." },
  journal,
  async ({ ids, services }) => {
    const { applied, held } = await services.drain(ids['merchant'] ?? '')
    return held ? 'held' : `applied ${applied}`
  },
  { memoryMb: 1024, timeoutSeconds: 300 },
)
