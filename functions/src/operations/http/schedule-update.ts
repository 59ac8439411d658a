import { scheduleUpdate as operation } from '@fluxori/contract/schedules/schedules'
import { http } from '../../edge/http.ts'

/** Creates, changes, pauses, resumes or removes a schedule. Not a command of the journal: no stock, order or money. */
export const scheduleUpdate = http(
  operation,
  async ({ input, merchant, uid, key, services }) => {
    const update = await services.schedules.update(merchant, input.change, { by: uid, key })
    if (update.accepted) {
      const { schedule, trouble } = update.value
      return { ok: { scheduleId: schedule.id, state: schedule.state }, trouble }
    }
    const { reason } = update.refusal
    return reason === 'idempotency-key-reused' ? { problem: reason } : { refused: update.refusal }
  },
  { grants: ['jobs'] },
)
