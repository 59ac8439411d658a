import { createHash } from 'node:crypto'
import { channels } from '@fluxori/contract/channels/channels'
import type { MerchantId } from '@fluxori/contract/kernel'
import { schedules, type Schedule, type ScheduleChange } from '@fluxori/contract/schedules/schedules'
import type { Refusal } from '../domain/decision.ts'
import { changeSchedule, type ScheduleNo } from '../domain/schedules/change-schedule.ts'
import { collectionOf, parsed, reference } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'
import { settleSchedule, type ScheduleTools } from './settle-schedule.ts'

export type ScheduleUpdate =
  | Readonly<{ kind: 'refused'; refusal: Refusal<ScheduleNo> }>
  /** `trouble`: why Cloud Scheduler could not be told, for the log. The schedule says so too. */
  | Readonly<{ kind: 'updated'; schedule: Schedule; trouble: string | null }>

/**
 * Changes a merchant's schedules: decided and written in one transaction over all of them, then told to Cloud Scheduler.
 * When that fails, or nobody is left to do it, the change stands and the sweep tells it.
 */
export async function updateSchedule(
  tools: ScheduleTools,
  merchant: MerchantId,
  change: ScheduleChange,
  by: Readonly<{ by: string; key: string }>,
): Promise<ScheduleUpdate> {
  const update = await written(tools, merchant, change, by)
  if (update.kind === 'refused' || update.schedule.sync.state === 'accepted') return update
  const fault = await settleSchedule(tools, { merchant, schedule: update.schedule.id })
  return { ...update, trouble: fault?.message ?? null }
}

async function written(
  { db, now, newId }: ScheduleTools,
  merchant: MerchantId,
  change: ScheduleChange,
  by: Readonly<{ by: string; key: string }>,
): Promise<ScheduleUpdate> {
  const request = createHash('sha256').update(JSON.stringify(change)).digest('hex')
  const asked = { ...by, at: now(), request }
  const id = newId()
  return db.runTransaction(async (transaction): Promise<ScheduleUpdate> => {
    const { docs } = await transaction.get(collectionOf(db, schedules, merchant))
    const shops = await transaction.get(collectionOf(db, channels, merchant).select())
    const known = docs.flatMap((snapshot) => parsed(schedules, snapshot) ?? [])
    const ground = { schedules: known, channels: new Set(shops.docs.map((shop) => shop.id)), newId: id }
    const decision = changeSchedule(ground, change, asked)
    if (!decision.accepted) return { kind: 'refused', refusal: decision.refusal }
    const [schedule] = decision.facts
    if (schedule === undefined) throw new Error(`${change.kind} was accepted and answers no schedule`)
    if (!known.includes(schedule))
      transaction.set(
        reference(db, schedules, { merchant, schedule: schedule.id }),
        encodedDocument(schedule),
      )
    return { kind: 'updated', schedule, trouble: null }
  })
}
