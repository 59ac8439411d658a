import { afterEach, beforeAll, afterAll, expect, test, vi } from 'vitest'
import { Fault } from '../../src/domain/fault.ts'
import { appendCommand } from '../../src/journal/append.ts'
import { entryOf } from '../../src/log/entry-of.ts'
import { LogLine } from '../../src/log/log-line.ts'
import { journalSweep } from '../../src/operations/schedules/journal-sweep.ts'
import { serve } from '../serve.ts'
import { merchant, openJourney, type Journey } from './journey.ts'

const [second, minute] = [1_000, 60_000]
let written = ''
let journey: Journey | undefined
const open = async (): Promise<Journey> => (journey = await openJourney({ MUG: 10, TRAY: 10 }))
beforeAll(
  () =>
    void vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written += String(chunk)
      return true
    }),
)
afterEach(async () => {
  expect(journey?.lines.map((line) => LogLine.safeParse(line).error)).toEqual(
    journey?.lines.map(() => undefined),
  )
  await journey?.close()
})
afterAll(() => void vi.restoreAllMocks())

const reported = (of: Journey, event: LogLine['event']) => of.lines.filter((line) => line.event === event)

test('an order tells how long it took to count, and its channels how long until they showed it', async () => {
  const journey = await open()
  journey.advance(second)
  journey.shops.shopify.order('MUG')
  journey.lines.splice(0)
  await journey.takeIn('shopify')
  journey.advance(5 * second)
  await journey.publish('takealot')
  expect(reported(journey, 'commands-processed')).toMatchObject([{ merchant, applied: 1, orderLagMs: 0 }])
  expect(reported(journey, 'page-published')).toEqual([
    { event: 'page-published', merchant, channel: 'takealot', accepted: 1, rejected: 0, lagMs: 5 * second },
  ])
})

test('a command that cannot be decided is told with its reason', async () => {
  const journey = await open()
  await appendCommand(journey.db, merchant, {
    id: 'strange',
    command: { kind: 'allocate', payload: { sku: '' } },
    actor: { kind: 'system', name: 'test' },
    receivedAt: journey.now(),
  })
  journey.lines.splice(0)
  await journey.drain()
  expect(reported(journey, 'command-set-aside')).toEqual([
    { event: 'command-set-aside', merchant, command: 'strange', reason: 'malformed-command' },
  ])
})

test('drift is told with its age, not as a late publication when it is published over', async () => {
  const journey = await open()
  await journey.publishAll()
  journey.shops.takealot.sandbox.editStock('MUG', 25)
  journey.lines.splice(0)
  await journey.poll('takealot')
  journey.advance(3 * minute)
  await journey.poll('takealot')
  await journey.publish('takealot')
  expect(reported(journey, 'drift-seen')).toMatchObject([
    { listings: 1, longestMs: 0 },
    { listings: 1, longestMs: 3 * minute },
  ])
  expect(reported(journey, 'page-published')).toEqual([
    { event: 'page-published', merchant, channel: 'takealot', accepted: 1, rejected: 0 },
  ])
})

test('a channel that refuses our key is told as down', async () => {
  const journey = await open()
  const refused = () => Promise.reject(new Fault('unauthorised', 'no'))
  await journey.poll('takealot', { open: refused })
  expect(reported(journey, 'connection-fault')).toEqual([
    {
      event: 'connection-fault',
      merchant,
      channel: 'takealot',
      reason: 'unauthorised',
      breaker: 'open',
      failures: 1,
    },
  ])
})

test('the sweep tells each minute how long the oldest command waits, before it drains', async () => {
  const journey = await open()
  const { url, close } = await serve(journalSweep, () => journey.services)
  journey.lines.splice(0)
  await fetch(url, { method: 'POST' })
  journey.shops.shopify.order('MUG')
  await appendCommand(journey.db, merchant, {
    id: 'late',
    command: { kind: 'allocate', payload: { sku: 'MUG' } },
    actor: { kind: 'system', name: 'test' },
    receivedAt: journey.now(),
  })
  journey.advance(2 * minute)
  await fetch(url, { method: 'POST' })
  await close()
  expect(reported(journey, 'journal-age')).toEqual([
    { event: 'journal-age', merchants: 0, ageMs: 0 },
    { event: 'journal-age', merchants: 1, ageMs: 2 * minute },
  ])
  const lines = written
    .trim()
    .split('\n')
    .map((line) => LogLine.safeParse(withoutEnvelope(line)))
  expect(lines.filter(({ success }) => success)).toHaveLength(2)
  expect(lines.at(-1)?.data).toMatchObject({ event: 'invocation', operation: 'journal-sweep', outcome: 'ok' })
})

/** What a function wrote, without what `entryOf` adds for Cloud Logging. */
function withoutEnvelope(line: string): unknown {
  const { severity, message, ...rest } = JSON.parse(line)
  expect(entryOf(LogLine.parse(rest))).toMatchObject({ severity, message })
  return rest
}
