import { journal as entries } from '@fluxori/contract/engine/journal'
import { onCreated } from '../../edge/on-document.ts'

/** Drains a merchant's journal when a command is new in it. One that was left behind is found by `journal-sweep`. */
export const orderIngest = onCreated(
  { name: 'order-ingest', summary: "Applies a merchant's pending commands." },
  entries,
  async ({ ids, services }) => {
    const { applied, held } = await services.journal.drain(ids['merchant'] ?? '')
    return held ? 'held' : `applied ${applied}`
  },
  { memoryMb: 1024, timeoutSeconds: 300 },
)
