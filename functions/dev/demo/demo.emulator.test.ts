import { randomUUID } from 'node:crypto'
import { Firestore } from '@google-cloud/firestore'
import { cases } from '@fluxori/contract/engine/cases'
import { days } from '@fluxori/contract/orders/days'
import { journal } from '@fluxori/contract/engine/journal'
import type { DocumentKind } from '@fluxori/contract/kernel'
import { orders } from '@fluxori/contract/orders/orders'
import { customers } from '@fluxori/contract/orders/customers'
import { movements, stock } from '@fluxori/contract/stock/stock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emulatorProject } from '../../test/emulator-project.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { drain } from '../../src/journal/drain.ts'
import { newDrainMemory } from '../../src/journal/drain-tools.ts'
import { checkInvariants } from '../../src/invariants/check-invariants.ts'
import { collectionOf, parsed } from '../../src/store/documents.ts'
import { demoState, demoMerchant } from './demo-state.ts'
import { demoHistory } from './history.ts'
import { openDemo } from './open-demo.ts'
import { seed } from './seed.ts'

const at = '2026-11-23T06:00:00.000Z'
const [written, drained] = [emulatorProject().projectId, emulatorProject().projectId].map(
  (projectId) => new Firestore({ projectId }),
)
const both = [written, drained].filter((db) => db !== undefined)
afterAll(() => Promise.all(both.map((db) => db.terminate())))

/** The demo as a run starts with it, and the same history taken in by the journal itself. */
beforeAll(async () => {
  if (written === undefined || drained === undefined) return
  await openDemo(written, 'http://127.0.0.1:5010', at)
  const state = demoState('http://127.0.0.1:5010', at)
  await seed(drained, state)
  const history = demoHistory(state.listings, at)
  await Promise.all(history.map((command) => appendCommand(drained, demoMerchant, command)))
  await drain(
    {
      db: drained,
      now: () => at,
      newId: randomUUID,
      leaseMs: 60_000,
      batchSize: 50,
      memory: newDrainMemory(),
      log: () => undefined,
    },
    demoMerchant,
  )
})

const times = /At"?$|^at$/
/** What a collection holds in both, without the times at which it was applied. */
async function pair(kind: DocumentKind) {
  const [one, other] = await Promise.all(
    both.map(async (db) =>
      (await collectionOf(db, kind, demoMerchant).get()).docs.map((doc) => [doc.id, parsed(kind, doc)]),
    ),
  )
  const timeless = (all: unknown): unknown =>
    JSON.parse(JSON.stringify(all, (key, value: unknown) => (times.test(key) ? undefined : value)))
  return { one: timeless(one), other: timeless(other), size: one?.length }
}

const kinds: readonly (readonly [string, DocumentKind])[] = [
  ['orders', orders],
  ['stock', stock],
  ['movements', movements],
  ['days', days],
  ['cases', cases],
]
test.each(kinds)('the %s of the demo are what the journal makes of its history', async (_, kind) => {
  const { one, other, size } = await pair(kind)
  expect(size).toBeGreaterThan(0)
  expect(one).toEqual(other)
})

test('nothing is pending, and the journal and the buyers are kept as the journal keeps them', async () => {
  for (const db of both) {
    expect((await collectionOf(db, journal, demoMerchant).where('state', '!=', 'applied').get()).size).toBe(0)
    expect((await checkInvariants(db, demoMerchant, at)).broken).toEqual([])
  }
  const counts = await Promise.all(
    both.map(async (db) => [
      (await collectionOf(db, journal, demoMerchant).count().get()).data().count,
      (await db.collectionGroup('private').count().get()).data().count,
    ]),
  )
  expect(counts[0]).toEqual(counts[1])
  expect(customers.path).toContain('/private/')
})
