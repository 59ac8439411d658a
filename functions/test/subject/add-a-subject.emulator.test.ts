import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Firestore } from '@google-cloud/firestore'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journal, type JournalEntry } from '@fluxori/contract/engine/journal'
import { collectionOf, parsed, reference } from '../../src/store/documents.ts'
import { encodedDocument } from '../../src/store/encoding.ts'
import { emulatorProject } from '../emulator-project.ts'
import { openShop } from '../shop.ts'
import { followHowTo, type Followed } from './follow-how-to.ts'

const merchant = 'shop'
const { projectId } = emulatorProject()
const db = new Firestore({ projectId })
const repository = join(import.meta.dirname, '../../..')
await mkdir(join(repository, '.fluxori'), { recursive: true })
const copy = await mkdtemp(join(repository, '.fluxori/subject-'))
let followed: Followed | undefined

beforeAll(async () => {
  followed = await followHowTo(copy)
  await openShop(db, { merchant, units: { KETTLE: 1 } })
})
afterAll(async () => {
  await db.terminate()
  await rm(copy, { recursive: true, force: true })
})

test('a subject is its own folders and a line in three registries, none of them the journal’s', () => {
  expect(followed?.edited.toSorted()).toEqual([
    'functions/contract/src/examples.ts',
    'functions/contract/src/subjects.ts',
    'functions/src/domain/modules.ts',
  ])
  const engine = /functions\/src\/(journal|edge|store)\//
  expect(
    [...(followed?.written ?? []), ...(followed?.edited ?? [])].filter((file) => engine.test(file)),
  ).toEqual([])
})

test('what the page says compiles', async () => {
  const config = {
    extends: './tsconfig.base.json',
    compilerOptions: { types: ['node'] },
    include: ['functions/src/domain', 'functions/src/journal', 'functions/contract/src'],
  }
  await writeFile(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ ...config, exclude: ['**/*.test.ts', '**/suite*.ts'] }),
  )
  const tsc = join(repository, 'node_modules/typescript/bin/tsc')
  const checked = promisify(execFile)(process.execPath, [tsc, '-p', join(copy, 'tsconfig.json')])
  const found = await checked.then(
    () => '',
    (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)),
  )
  expect(found).toBe('')
})

const lend = (crate: number, holder: string): JournalEntry => ({
  kind: 'crate-lend',
  payload: { crate: `crate-${crate}`, holder },
  actor: { kind: 'member', uid: 'owner' },
  receivedAt: new Date(Date.parse('2026-11-22T08:00:00.000Z') + crate).toISOString(),
  state: 'pending',
  fingerprint: '',
  result: null,
  appliedAt: null,
})

/** Drains with the copy's own journal, in a process of its own. */
function startDrain(): ChildProcess {
  const script = join(copy, 'functions/test/journal/drain-child.ts')
  const env = { ...process.env, METADATA_SERVER_DETECTION: 'none' }
  return spawn(process.execPath, [script, projectId, merchant, '300', '60000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
}

async function entries(): Promise<readonly JournalEntry[]> {
  const { docs } = await collectionOf(db, journal, merchant).get()
  return docs.flatMap((snapshot) => parsed(journal, snapshot) ?? [])
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('what it is asked is done once each, through the journal, whoever is killed', async () => {
  const holders = ['farm', 'mill', 'shop', 'port']
  const asked = Array.from({ length: 40 }, (_, index) => lend(index, holders[index % 4] ?? ''))
  await Promise.all(
    asked.map((entry, index) =>
      reference(db, journal, { merchant, command: `lend-${index}` }).create(encodedDocument(entry)),
    ),
  )
  for (let kills = 0; kills < 6; kills += 1) {
    const child = startDrain()
    if (child.stdout !== null) await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
    await wait(kills * 15)
    await kill(child)
  }
  const last = startDrain()
  await expect
    .poll(async () => (await entries()).filter(({ state }) => state === 'pending').length, {
      timeout: 90_000,
    })
    .toBe(0)
  await kill(last)
  const done = await entries()
  const of = (kind: string, state: string) =>
    done.filter((one) => one.kind === kind && one.state === state).length
  expect([of('crate-lend', 'applied'), of('crate-lend', 'refused'), of('crate-lend', 'failed')]).toEqual([
    12, 28, 0,
  ])
  expect(done.find(({ state }) => state === 'refused')?.result?.reason).toBe('too-many-crates')
  expect(of('holder-count', 'applied')).toBe(12)
  const documents = async (name: string) =>
    (await db.collection(`merchants/${merchant}/${name}`).get()).docs.map((snapshot) => snapshot.data())
  expect((await documents('crates')).map(({ trips }) => trips)).toEqual(Array.from({ length: 12 }, () => 1))
  expect((await documents('holders')).map(({ id, crates }) => [id, crates]).toSorted()).toEqual(
    holders.toSorted().map((id) => [id, 3]),
  )
  const scarce = (await documents('alerts')).filter(({ kind }) => kind === 'crates-scarce')
  expect(scarce.length).toBe(4)
})
