import { expect, test } from 'vitest'
import * as main from '../src/main.ts'
import { startSchedules } from './schedules.ts'

test('every scheduled function is called once at the start, and no other', () => {
  const called: string[] = []
  const stop = startSchedules(Object.values(main), (name) => {
    called.push(name)
    return Promise.resolve()
  })
  stop()
  const scheduled = Object.values(main).filter(({ trigger }) => trigger.kind === 'schedule')
  expect(called.toSorted()).toEqual(scheduled.map(({ name }) => name).toSorted())
  expect(called).toContain('journal-sweep')
})
