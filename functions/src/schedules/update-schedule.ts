import { createHash } from 'node:crypto'
import { channels } from '@fluxori/contract/channels/channels'
import type { MerchantId } from '@fluxori/contract/kernel'
import { schedules, type Schedule, type ScheduleChange } from '@fluxori/contract/schedules/schedules'
import { changeSchedule, type ScheduleNo } from '../domain/schedules/change-schedule.ts'
import { decidedWrite, type Decided } from '../store/decided-write.ts'
import { collectionOf, parsed, reference } from '../store/documents.ts'
import { syncJob, type ScheduleTools } from './sync-job.ts'

/** `trouble`: why Cloud Scheduler could not be reached, for the log. The schedule says so too. */
export type ScheduleUpdate = Decided<Readonly<{ schedule: Schedule; trouble: string | null }>, ScheduleNo>

/** Who requests a change, and under which key. */
export type Requester = Readonly<{ by: string; key: string }>

/**
 * Changes a merchant's schedules: decided and written in one transaction over all of them, then sent to Cloud Scheduler.
 * When that fails, or nobody is left to do it, the change stands and the sweep sends it.
 */
export async function updateSchedule(
  tools: ScheduleTools,
  merchant: MerchantId,
  change: ScheduleChange,
  by: Requester,
): Promise<ScheduleUpdate> {
  const decided = await written(tools, merchant, change, by)
  if (!decided.accepted) return decided
  const schedule = decided.value
  const fault =
    schedule.sync.state === 'accepted' ? null : await syncJob(tools, { merchant, schedule: schedule.id })
  return { accepted: true, value: { schedule, trouble: fault?.message ?? null } }
}

function written(
  { db, now, newId }: ScheduleTools,
  merchant: MerchantId,
  change: ScheduleChange,
  by: Requester,
): Promise<Decided<Schedule, ScheduleNo>> {
  const request = createHash('sha256').update(JSON.stringify(change)).digest('hex')
  const requested = { ...by, at: now(), request }
  const id = newId()
  return decidedWrite(db, {
    read: async (transaction) => {
      const { docs } = await transaction.get(collectionOf(db, schedules, merchant))
      const shops = await transaction.get(collectionOf(db, channels, merchant).select())
      const known = docs.flatMap((snapshot) => parsed(schedules, snapshot) ?? [])
      return { known, channels: new Set(shops.docs.map((shop) => shop.id)), newId: id }
    },
    decide: (ground) => changeSchedule(ground, change, requested),
    at: ({ id: schedule }) => reference(db, schedules, { merchant, schedule }),
  })
}
