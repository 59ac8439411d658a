import { schedule } from '../../edge/schedule.ts'

/** Checks every merchant's stock against its movements and orders, and opens a case for what does not hold. */
export const invariantCheck = schedule(
  { name: 'invariant-check', summary: 'Checks stock against its movements and orders.', cron: '30 2 * * *' },
  async (services) => {
    const merchants = await services.merchants()
    let broken = 0
    const faults: unknown[] = []
    for (const merchant of merchants) {
      try {
        broken += (await services.invariants.check(merchant)).broken.length
      } catch (error) {
        // One merchant's fault must not keep the others from being checked; it is thrown once they have been.
        faults.push(error)
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} merchants could not be checked`)
    return { merchants: merchants.length, broken }
  },
  { memoryMb: 1024, timeoutSeconds: 540 },
)
