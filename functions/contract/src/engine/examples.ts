import { exampleMerchant, type ExamplesOf } from '../example.ts'
import type { engine } from './engine.ts'

const requested = {
  channelId: 'shopify',
  state: 'requested',
  requestedAt: '2026-11-22T08:15:00.000Z',
  finishedAt: null,
  retryAt: null,
  done: 0,
  failed: 0,
  problem: null,
} as const

export const engineExamples: ExamplesOf<typeof engine> = {
  group: 'Cases',
  documents: {
    cases: {
      ids: { alert: 'drift:shopify:11' },
      document: {
        id: 'drift:shopify:11',
        kind: 'drift',
        state: 'open',
        subject: { kind: 'listing', id: 'shopify:11' },
        facts: { expected: 4, seen: 7 },
        openedAt: '2026-11-22T08:15:00.000Z',
        resolvedAt: null,
        resolvedBy: null,
      },
    },
    checks: {
      ids: { check: 'invariants' },
      document: { movementsUntil: 12, at: '2026-11-22T08:15:00.000Z', broken: 0 },
    },
    journal: {
      ids: { command: 'key-1' },
      document: {
        kind: 'allocate',
        payload: { sku: 'KETTLE' },
        actor: { kind: 'member', uid: 'owner' },
        receivedAt: '2026-11-22T08:15:00.000Z',
        state: 'pending',
        fingerprint: 'f'.repeat(64),
        result: null,
        appliedAt: null,
      },
    },
    leases: {
      ids: { lease: 'journal' },
      document: { holder: null, expiresAt: '2026-11-22T08:15:00.000Z', seq: 0, stale: [] },
    },
    polls: { ids: { channel: 'shopify' }, document: requested },
    publishing: { ids: { channel: 'shopify' }, document: requested },
  },
  operations: {
    'alert-update': [
      {
        summary: 'Call a case dealt with',
        request: {
          merchantId: exampleMerchant,
          alertId: 'shipped-without-stock:takealot:123',
          action: 'resolve',
        },
        response: { alertId: 'shipped-without-stock:takealot:123', state: 'resolved' },
      },
    ],
  },
}
