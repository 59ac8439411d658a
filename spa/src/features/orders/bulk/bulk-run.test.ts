import { describe, expect, test } from 'vitest'
import {
  beginRun,
  evolveRun,
  nextStep,
  stepsAtFault,
  stepsBy,
  stepsDecided,
  stepsLeft,
  type BulkEvent,
  type BulkStep,
  type Outcome,
} from './bulk-run.ts'

const step = (orderId: string): BulkStep => ({
  orderId,
  number: `#${orderId}`,
  action: { kind: 'allocate' },
  key: `key-${orderId}`,
  label: orderId,
})
const run = beginRun('demo', 'ship', ['a', 'b', 'c'].map(step))
const after = (...events: readonly BulkEvent[]) => events.reduce(evolveRun, run)
const answered = (orderId: string, outcome: Outcome): BulkEvent => ({ kind: 'answered', orderId, outcome })
const done: Outcome = { kind: 'done' }
const refused: Outcome = { kind: 'refused', reason: 'nothing-to-ship' }
const unknown: Outcome = { kind: 'undecided', reason: 'unavailable' }
const stop: BulkEvent = { kind: 'stop-asked' }
const goOn: BulkEvent = { kind: 'went-on' }

describe('a run', () => {
  test('takes its orders one after the other and ends with the last', () => {
    expect(nextStep(run)?.orderId).toBe('a')
    const two = after(answered('a', done), answered('b', done))
    expect([two.state, nextStep(two)?.orderId, stepsDecided(two)]).toEqual(['running', 'c', 2])
    expect(evolveRun(two, answered('c', done)).state).toBe('ended')
  })

  test('of no orders is over before it begins', () => {
    expect(beginRun('demo', 'ship', []).state).toBe('ended')
  })

  test('goes on after an order that was refused, and does not try that one again', () => {
    const ended = after(answered('a', refused), answered('b', done), answered('c', { kind: 'queued' }))
    expect(ended.state).toBe('ended')
    expect(stepsLeft(ended)).toEqual([])
    expect(evolveRun(ended, goOn).state).toBe('ended')
  })

  test('ends the order in hand when it is stopped, and begins no other', () => {
    const stopping = after(stop)
    expect(stopping.state).toBe('stopping')
    const ended = evolveRun(stopping, answered('a', done))
    expect(ended.state).toBe('ended')
    expect(stepsBy(ended, 'untried').map(({ orderId }) => orderId)).toEqual(['b', 'c'])
  })

  test('stops by itself where nobody knows what became of an order: the next would fare no better', () => {
    expect(after(answered('a', unknown)).state).toBe('ended')
  })

  test.each(['not-signed-in', 'not-allowed', 'storage-full'])(
    'stops by itself where every order would be refused alike: %s',
    (reason) => {
      const ended = after(answered('a', { kind: 'refused', reason }))
      expect(ended.state).toBe('ended')
      expect(stepsLeft(ended)).toHaveLength(3)
    },
  )

  test('takes up what nothing was decided on, under the key it had', () => {
    const again = after(answered('a', done), answered('b', unknown), goOn)
    expect(again.state).toBe('running')
    expect(nextStep(again)).toEqual(step('b'))
  })

  test('forgets that it was not certain once it is', () => {
    const ended = after(
      answered('a', unknown),
      goOn,
      answered('a', done),
      answered('b', done),
      answered('c', done),
    )
    expect(stepsBy(ended, 'done')).toHaveLength(3)
    expect(stepsAtFault(ended)).toEqual([])
  })

  test('names every order that was not done, and why', () => {
    const ended = after(answered('a', refused), answered('b', unknown))
    expect(stepsAtFault(ended).map(({ step: { orderId }, reason }) => [orderId, reason])).toEqual([
      ['a', 'nothing-to-ship'],
      ['b', 'unavailable'],
    ])
  })

  test('that is over is not stopped', () => {
    const ended = after(answered('a', unknown))
    expect(evolveRun(ended, stop)).toBe(ended)
  })
})
