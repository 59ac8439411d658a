import { expect, test } from 'vitest'
import { bringEvent, eventBytes, eventHeaders } from './event.ts'

const event = {
  headers: { 'ce-type': 'google.cloud.firestore.document.v1.written' },
  body: Buffer.from([10, 4, 255]),
}

/** A function that answers these statuses one after the other; `null` does not answer. */
function answering(...statuses: readonly (number | null)[]) {
  const calls: string[] = []
  const lines: string[] = []
  const stop = new AbortController()
  const send = (name: string) => {
    const status = statuses[calls.length] ?? null
    calls.push(name)
    return status === null ? Promise.reject(new Error('refused')) : Promise.resolve({ status })
  }
  const bringing = { send, waits: [0, 0, 0], stop: stop.signal, log: (line: string) => lines.push(line) }
  return { calls, lines, stop, bringing }
}

test('the function gets the bytes that production sends, not their base64 text', () => {
  expect(eventBytes('CgT/\n')).toEqual(event.body)
})

test("only the event's own headers go on, under the content type of production", () => {
  const headers = {
    'ce-id': '1',
    'ce-type': 'written',
    host: 'x',
    'content-type': 'application/octet-stream',
  }
  expect(eventHeaders(headers)).toEqual({
    'ce-id': '1',
    'ce-type': 'written',
    'content-type': 'application/protobuf',
  })
})

test('an event that is taken is brought once', async () => {
  const { calls, bringing } = answering(204)
  expect(await bringEvent('order-ingest', event, bringing)).toBe('taken')
  expect(calls).toEqual(['order-ingest'])
})

test('an event that fails is brought again until it is taken', async () => {
  const { calls, lines, bringing } = answering(500, null, 204)
  expect(await bringEvent('order-ingest', event, bringing)).toBe('taken')
  expect([calls.length, lines]).toEqual([3, []])
})

test('an event that always fails is given up in the end, and said so', async () => {
  const { calls, lines, bringing } = answering(500, 500, 500, 500, 500)
  expect(await bringEvent('order-ingest', event, bringing)).toBe('given-up')
  expect([calls.length, lines.length]).toEqual([4, 1])
})

test('a run that stops tries no event again', async () => {
  const { calls, stop, bringing } = answering(500, 204)
  stop.abort()
  expect(await bringEvent('order-ingest', event, bringing)).toBe('stopped')
  expect(calls.length).toBe(1)
})
