import type { Schedule } from '@fluxori/contract/schedules/schedules'

const asked = { by: 'owner', at: '2026-11-22T06:00:00.000Z', key: 'key-0000', request: 'what was asked' }

/** A schedule that checks the books each morning at six, of which Cloud Scheduler knows. */
export const scheduleOf = (change: Partial<Schedule> = {}): Schedule => ({
  id: 'books',
  name: 'Check the books',
  task: { kind: 'check-books' },
  when: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], times: ['06:00'] },
  state: 'active',
  nextRunAt: '2026-11-23T04:00:00.000Z',
  lastRun: null,
  sync: { state: 'accepted', revision: 1, at: '2026-11-22T06:00:01.000Z', reason: null },
  created: asked,
  changed: asked,
  ...change,
})
