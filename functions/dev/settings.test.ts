import { expect, test } from 'vitest'
import { parseSettings } from './settings.ts'

test('without flags every port is the one that tools rely on', () => {
  expect(parseSettings([], {})).toEqual({
    ports: { functions: 5001, firestore: 8080, auth: 9099, spa: 5173, sandboxes: 5010, scheduler: 5020 },
    empty: false,
    persist: null,
    dev: false,
    schedules: true,
  })
})

test('an offset shifts every port', () => {
  const { ports } = parseSettings(['--port-offset', '1000'], {})
  expect(ports).toEqual({
    functions: 6001,
    firestore: 9080,
    auth: 10_099,
    spa: 6173,
    sandboxes: 6010,
    scheduler: 6020,
  })
})

test('data is kept, left out, and schedules are stopped only when that is asked for', () => {
  const settings = parseSettings(['--empty', '--dev', '--persist', 'kept'], { FLUXORI_SCHEDULES: 'off' })
  expect(settings).toMatchObject({ empty: true, dev: true, persist: 'kept', schedules: false })
})

test.each([[['--prot-offset', '1']], [['--port-offset', 'x']], [['--port-offset']]])(
  '%j is refused',
  (flags) => {
    expect(() => parseSettings(flags, {})).toThrow()
  },
)

test.each(['2000', '827', '1495'])('an offset of %s is refused: browsers call no such port', (offset) => {
  expect(() => parseSettings(['--port-offset', offset], {})).toThrow(/no browser calls/)
})
