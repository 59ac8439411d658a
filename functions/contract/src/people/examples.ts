import { exampleMerchant, type ExamplesOf } from '../example.ts'
import type { peopleSubject } from './members.ts'

const merchantId = exampleMerchant
const uid = 'invited-1b9d6bcd'

export const peopleExamples: ExamplesOf<typeof peopleSubject> = {
  group: 'People and business',
  documents: {
    members: {
      ids: { uid: 'colleague' },
      document: {
        uid: 'colleague',
        role: 'operator',
        state: 'active',
        email: 'colleague@example.test',
        name: 'Thandi Nkosi',
        changed: { by: 'owner', at: '2026-11-22T08:15:00.000Z', key: 'key-0001' },
      },
    },
  },
  operations: {
    'member-update': [
      {
        summary: 'Invite a person',
        request: {
          merchantId,
          change: { kind: 'invite', email: 'thandi@example.com', name: 'Thandi', role: 'operator' },
        },
        response: { uid, role: 'operator', state: 'active', mailed: true },
      },
      {
        summary: 'Remove a person',
        request: { merchantId, change: { kind: 'remove', uid } },
        response: { uid, role: 'operator', state: 'removed', mailed: false },
      },
    ],
  },
}
