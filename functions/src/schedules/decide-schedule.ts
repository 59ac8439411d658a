import type { Firestore } from '@google-cloud/firestore'
import { schedules, type Schedule } from '@fluxori/contract/schedules/schedules'
import type { Decision } from '../domain/decision.ts'
import type { JobId } from '../domain/schedules/scheduler-port.ts'
import { decidedWrite, type Decided } from '../store/decided-write.ts'
import { parsed, reference } from '../store/documents.ts'

/** Decides about one schedule, and writes these fields of it. */
export function decideSchedule<R extends string>(
  db: Firestore,
  id: JobId,
  fields: readonly (keyof Schedule)[],
  decide: (known: Schedule | undefined) => Decision<Schedule, R>,
): Promise<Decided<Schedule, R>> {
  const ref = reference(db, schedules, { ...id })
  return decidedWrite(db, {
    read: async (transaction) => {
      const known = parsed(schedules, await transaction.get(ref))
      return { known: known === undefined ? [] : [known] }
    },
    decide: ({ known: [schedule] }) => decide(schedule),
    at: () => ref,
    fields,
  })
}
