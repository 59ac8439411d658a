import { schedule } from '../../edge/schedule.ts'

/** Checks every merchant's stock against its movements and orders, and opens a case for what does not hold. */
export const invariantCheck = schedule(
  { name: 'invariant-check', summary: 'Checks stock against its movements and orders.', cron: '30 2 * * *' },
  async (services) => {
    const merchants = await services.merchants()
    let broken = 0
    for (const merchant of merchants) broken += (await services.checkInvariants(merchant)).broken.length
    return { merchants: merchants.length, broken }
  },
  { memoryMb: 1024, timeoutSeconds: 540 },
)
