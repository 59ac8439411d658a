import { schedulesExamples } from '@fluxori/contract/schedules/examples'
import type { Schedule } from '@fluxori/contract/schedules/schedules'

/** A schedule that checks the state each morning at six, of which Cloud Scheduler knows. */
export const scheduleOf = (change: Partial<Schedule> = {}): Schedule => ({
  ...schedulesExamples.documents.schedules.document,
  ...change,
})
