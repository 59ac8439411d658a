import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAuth, startFirestore } from './emulators.ts'
import { freePort } from './free-port.ts'

const host = '127.0.0.1'
const project = 'demo-saved'
const rules = fileURLToPath(new URL('../../firestore.rules', import.meta.url))
const log = () => undefined
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulators-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function withFirestore<T>(use: (documents: string) => Promise<T>): Promise<T> {
  const port = await freePort()
  const emulator = await startFirestore({
    host,
    port,
    project,
    rules,
    importFrom: folder,
    exportTo: folder,
    log,
  })
  try {
    return await use(`http://${host}:${port}/v1/projects/${project}/databases/(default)/documents`)
  } finally {
    await emulator.stop()
  }
}

const asAdmin = { authorization: 'Bearer owner', 'content-type': 'application/json' }
const write = (id: string) => (documents: string) =>
  fetch(`${documents}/notes/${id}`, { method: 'PATCH', headers: asAdmin, body: '{"fields":{}}' })
const namesOf = async (documents: string) =>
  (await (await fetch(`${documents}/notes`, { headers: asAdmin })).text()).match(/notes\/\w+/g)

test('what was saved when the emulator stopped is there when it starts again, and is saved again', async () => {
  await withFirestore(write('first'))
  await withFirestore(write('second'))
  expect(await withFirestore(namesOf)).toEqual(['notes/first', 'notes/second'])
}, 60_000)

test('the Auth emulator signs people up on the port that was asked for, and is gone when stopped', async () => {
  const port = await freePort()
  const emulator = await startAuth({ port, project, log })
  const signUp = () =>
    fetch(`http://${host}:${port}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=any`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'owner@demo.fluxori.test', password: 'fluxori-demo' }),
    })
  expect((await signUp()).status).toBe(200)
  await emulator.stop()
  await expect(signUp()).rejects.toThrow()
}, 60_000)
