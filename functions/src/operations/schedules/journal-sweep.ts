import { millisecondsBetween } from '@fluxori/contract/time'
import { schedule } from '../../edge/schedule.ts'

/** A command older than this has lost its wake-up: its drain died, or its event did. */
const lateMs = 30_000

/** Drains the merchants whose oldest pending command is late. One merchant's fault does not keep the others waiting. */
export const journalSweep = schedule(
  { name: 'journal-sweep', summary: 'Drains journals that were left behind.', cron: '* * * * *' },
  async ({ journal, now, log }) => {
    const { merchants, oldestAt } = await journal.leftBehind(lateMs)
    const ageMs = oldestAt === null ? 0 : millisecondsBetween(oldestAt, now())
    log({ event: 'journal-age', merchants: merchants.length, ageMs })
    const drained = await Promise.allSettled(merchants.map((merchant) => journal.drain(merchant)))
    const failed = drained.filter((outcome) => outcome.status === 'rejected')
    if (failed.length > 0 && failed.length === merchants.length) throw failed[0]?.reason
    return { merchants: merchants.length, failed: failed.length }
  },
  { memoryMb: 1024 },
)
