import type { Merchant } from '@fluxori/contract/merchant/merchant'
import type { Schedule } from '@fluxori/contract/schedules/schedules'
import { cronOf } from './cron-of.ts'
import type { FoundJob, Job } from './scheduler-port.ts'

/** The job that a schedule must have; null when it must have none. A merchant that is gone has none. */
export function jobOf(merchant: Merchant | undefined, { id, state, when }: Schedule): Job | null {
  if (merchant === undefined || state === 'removed') return null
  return { merchant: merchant.id, schedule: id, cron: cronOf(when), timeZone: merchant.timeZone, state }
}

/** Whether the job that was found, if any, is the one that must be. */
export const isSo = (wanted: Job | null, found: FoundJob | undefined): boolean =>
  wanted === null || found === undefined
    ? wanted === null && found === undefined
    : wanted.cron === found.cron && wanted.timeZone === found.timeZone && wanted.state === found.state
