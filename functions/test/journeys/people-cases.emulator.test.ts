import { DocumentReference } from '@google-cloud/firestore'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cases, type Case } from '@fluxori/contract/engine/cases'
import { readDocument, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { merchant, startOfJourney, there } from './journey.ts'
import { caseHere, openPeople, problemIn, standingHere, type People } from './people.ts'

/** A case is called dealt with, or opened again, by hand: what Fluxori does to it at the same moment is not lost. */
let people: People
let seeded: Case

beforeAll(async () => {
  people = await openPeople()
  seeded = await known()
})
afterAll(() => people.close())

const known = async (id = caseHere): Promise<Case> =>
  there(await readDocument(people.journey.db, cases, { merchant, alert: id }))
const write = async (change: Partial<Case>) => {
  await reference(people.journey.db, cases, { merchant, alert: caseHere }).set(
    encodedDocument({ ...seeded, ...change }),
  )
}
const open = { state: 'open', resolvedAt: null, resolvedBy: null } as const
const ask = (action: 'resolve' | 'reopen', alertId = caseHere, uid = 'operator') =>
  people.send({ to: 'alert-update', uid, body: { merchantId: merchant, alertId, action } })
const later = '2026-11-22T08:30:00.000Z'

/** Does something after the case has been read, and before it is written; so many times. */
const meanwhile = (act: () => Promise<void>, times = 1) => {
  let left = times
  return vi.spyOn(DocumentReference.prototype, 'get').mockImplementation(async function (
    this: DocumentReference,
  ) {
    const [snapshot] = await this.firestore.getAll(this)
    if (this.path.endsWith(`/alerts/${caseHere}`) && left > 0) {
      left -= 1
      await act()
    }
    return there(snapshot)
  })
}

test('a case is dealt with by who says so, once, and opened again', async () => {
  await write(open)
  const first = await ask('resolve')
  expect([first.status, JSON.parse(first.text)]).toEqual([200, { alertId: caseHere, state: 'resolved' }])
  const dealtWith = {
    state: 'resolved',
    resolvedAt: startOfJourney,
    resolvedBy: { kind: 'member', uid: 'operator' },
  }
  expect(await known()).toMatchObject(dealtWith)
  expect((await ask('resolve', caseHere, 'manager')).text).toBe(first.text)
  expect(await known()).toMatchObject(dealtWith)
  expect(JSON.parse((await ask('reopen')).text)).toEqual({ alertId: caseHere, state: 'open' })
  expect(await known()).toMatchObject({ ...open, openedAt: startOfJourney })
})

test('a case that stands as long as its cause does is not closed by hand', async () => {
  const answer = await ask('resolve', standingHere)
  expect(answer.status).toBe(409)
  expect(problemIn(answer)).toMatchObject({ reason: 'case-still-stands', facts: { kind: 'drift' } })
  expect(await known(standingHere)).toMatchObject({ state: 'open' })
})

test.each(['drift:none', 'a/b', '/', '.', '..', '__a__', 'é'.repeat(1000)])(
  'a case %j is unknown',
  async (alertId) => {
    for (const action of ['resolve', 'reopen'] as const) {
      const answer = await ask(action, alertId)
      expect([answer.status, problemIn(answer).reason]).toEqual([409, 'unknown-case'])
    }
  },
)

test('a case that Fluxori opens anew at the same moment stays open', async () => {
  await write({ ...open, openedAt: startOfJourney })
  const spy = meanwhile(() => write({ ...open, openedAt: later, facts: { reason: 'again' } }))
  const answer = await ask('resolve')
  spy.mockRestore()
  expect(JSON.parse(answer.text)).toEqual({ alertId: caseHere, state: 'open' })
  expect(await known()).toMatchObject({ ...open, openedAt: later, facts: { reason: 'again' } })
})

test('a case that is only told anew at the same moment is dealt with', async () => {
  await write({ ...open, openedAt: startOfJourney })
  const spy = meanwhile(() => write({ facts: { reason: 'in other words' } }))
  const answer = await ask('resolve')
  spy.mockRestore()
  expect(JSON.parse(answer.text)).toEqual({ alertId: caseHere, state: 'resolved' })
  expect(await known()).toMatchObject({ state: 'resolved', facts: { reason: 'in other words' } })
})

test('a case that keeps changing is not written, and can be tried again', async () => {
  await write({ ...open, openedAt: startOfJourney })
  let words = 0
  const spy = meanwhile(() => write({ facts: { words: (words += 1) } }), 2)
  const answer = await ask('resolve')
  spy.mockRestore()
  expect([answer.status, problemIn(answer).reason]).toEqual([503, 'unavailable'])
  expect(await known()).toMatchObject({ state: 'open' })
  expect((await ask('resolve')).status).toBe(200)
})

test('two members who do opposite things at once leave it as one of them wants', async () => {
  await write(open)
  const answers = await Promise.all([ask('resolve'), ask('reopen'), ask('resolve', caseHere, 'manager')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const { state, resolvedAt, resolvedBy } = await known()
  expect([resolvedAt === null, resolvedBy === null]).toEqual([state === 'open', state === 'open'])
})
