import { expect, test } from 'vitest'
import { scheduleOf } from '../../../test/schedule-of.ts'
import { noteSync } from './note-sync.ts'

const at = '2026-11-23T04:00:00.000Z'
const wanted = scheduleOf({
  sync: { state: 'wanted', revision: 2, at: '2026-11-23T03:59:00.000Z', reason: null },
})
const accepted = scheduleOf({ sync: { state: 'accepted', revision: 2, at, reason: null } })
const failed = scheduleOf({ sync: { state: 'fault', revision: 2, at, reason: 'unavailable' } })

test.each([
  { name: 'that was accepted', given: wanted, reason: null, then: accepted },
  { name: 'that could not be sent', given: wanted, reason: 'unavailable', then: failed },
  { name: 'that was accepted at last', given: failed, reason: null, then: accepted },
])('a revision $name is noted', ({ given, reason, then }) => {
  expect(noteSync(given, { revision: 2, at, reason })).toEqual({ accepted: true, facts: [then] })
})

test.each([accepted, failed])('what is noted already stays as it is: %j', (given) => {
  const decision = noteSync(given, { revision: 2, at: '2026-11-23T05:00:00.000Z', reason: given.sync.reason })
  expect(decision.accepted && decision.facts[0]).toBe(given)
})

test.each([
  { name: 'changed meanwhile', given: wanted, no: 'changed-since' },
  { name: 'gone', given: undefined, no: 'unknown-schedule' },
])('of a schedule that is $name nothing is noted', ({ given, no }) => {
  expect(noteSync(given, { revision: 1, at, reason: null })).toMatchObject({ refusal: { reason: no } })
})
