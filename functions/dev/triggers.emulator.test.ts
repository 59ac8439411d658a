import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { journal } from '@fluxori/contract/engine/journal'
import { pathOf } from '@fluxori/contract/kernel'
import { eventType } from '../src/edge/cloud-function.ts'
import { onWritten } from '../src/edge/on-document.ts'
import { orderIngest } from '../src/main.ts'
import { startFirestore, type Emulator } from './emulators.ts'
import { freePort } from './free-port.ts'
import { triggerIn } from './router.ts'
import { registerTriggers } from './triggers.ts'

const host = '127.0.0.1'
const project = 'demo-triggers'
const rules = fileURLToPath(new URL('../../firestore.rules', import.meta.url))
const watch = onWritten({ name: 'watch', summary: 'Hears of every write.' }, journal, async () => 'seen')

/** Events that the emulator brought, by the function that they started. */
const events: { name: string; type: string; document: string }[] = []
const functions = createServer((request, response) => {
  const { 'ce-type': type, 'ce-subject': subject } = request.headers
  const name = triggerIn(request.url ?? '') ?? ''
  events.push({ name, type: String(type), document: String(subject).replace(/^documents\//, '') })
  request.resume()
  response.writeHead(200).end()
})
let emulator: Emulator | undefined
let documents = ''

beforeAll(async () => {
  const [port, functionsPort] = [await freePort(), await freePort()]
  functions.listen(functionsPort, host)
  await once(functions, 'listening')
  const log = () => undefined
  emulator = await startFirestore({ host, port, functionsPort, project, rules, log })
  await registerTriggers(`${host}:${port}`, project, [orderIngest, watch])
  documents = `http://${host}:${port}/v1/projects/${project}/databases/(default)/documents`
}, 120_000)
afterAll(async () => {
  await emulator?.stop()
  functions.close()
})

const entry = (command: string): string => pathOf(journal, { merchant: 'demo', command })

/** Writes an entry with this state, whether it is there or not. */
async function write(command: string, state: string): Promise<void> {
  const headers = { authorization: 'Bearer owner', 'content-type': 'application/json' }
  const body = JSON.stringify({ fields: { state: { stringValue: state } } })
  const response = await fetch(`${documents}/${entry(command)}`, { method: 'PATCH', headers, body })
  if (!response.ok) throw new Error(await response.text())
}

const heard = (name: string): readonly string[] =>
  events.filter((event) => event.name === name).map(({ document }) => document)

test('a function for new documents is started by a new one, and not by what is written to it later', async () => {
  await write('first', 'pending')
  await write('first', 'applied')
  await vi.waitFor(() => expect(heard('watch')).toEqual([entry('first'), entry('first')]), 60_000)
  await write('second', 'pending')
  await vi.waitFor(() => expect(heard('order-ingest')).toContain(entry('second')), 60_000)
  expect(heard('order-ingest')).toEqual([entry('first'), entry('second')])
  expect(new Set(events.map(({ name, type }) => `${name} ${type}`))).toEqual(
    new Set([`order-ingest ${eventType('created')}`, `watch ${eventType('written')}`]),
  )
}, 180_000)
