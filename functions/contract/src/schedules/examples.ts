import { exampleMerchant, type ExamplesOf } from '../example.ts'
import type { schedulesSubject } from './schedules.ts'

const merchantId = exampleMerchant
const asked = { by: 'owner', at: '2026-11-22T06:00:00.000Z', key: 'key-0000', request: 'what was asked' }

export const schedulesExamples: ExamplesOf<typeof schedulesSubject> = {
  group: 'Schedules and reports',
  documents: {
    schedules: {
      ids: { schedule: 'nightly' },
      document: {
        id: 'nightly',
        name: 'Check stock and orders',
        task: { kind: 'check-state' },
        when: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], times: ['06:00'] },
        state: 'active',
        nextRunAt: '2026-11-23T04:00:00.000Z',
        lastRun: null,
        sync: { state: 'accepted', revision: 1, at: '2026-11-22T06:00:01.000Z', reason: null },
        created: asked,
        changed: asked,
      },
    },
  },
  operations: {
    'schedule-update': [
      {
        summary: 'Read the channels back before the shops open',
        request: {
          merchantId,
          change: {
            kind: 'create',
            fields: {
              name: 'Before we open',
              task: { kind: 'read-channels', channels: null },
              when: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], times: ['07:30'] },
            },
          },
        },
        response: { scheduleId: 's-1b9d6bcd', state: 'active' },
      },
      {
        summary: 'Pause a schedule',
        request: { merchantId, change: { kind: 'pause', schedule: 's-1b9d6bcd' } },
        response: { scheduleId: 's-1b9d6bcd', state: 'paused' },
      },
    ],
  },
}
