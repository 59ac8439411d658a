import { cp, mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { Stock } from '@fluxori/contract/stock/stock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emulatorAddress, emulatorProject } from '../../test/emulator-project.ts'
import { decoded } from '../../src/store/encoding.ts'
import { otherState } from '../demo/demo-state.ts'
import { seed } from '../demo/seed.ts'
import { makeExport, restoreExport, stopwatch, type Phase } from './drill.ts'
import { takeStock } from './inventory.ts'
import { openDoors } from './open-doors.ts'
import { sealedInventory, sealExport } from './sealed-export.ts'

const at = '2026-11-23T06:00:00.000Z'
const log = () => undefined
const phases: Phase[] = []
const timed = stopwatch((phase) => phases.push(phase))
let root = ''
let folder = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'drill-'))
  folder = join(root, 'export')
  await makeExport({ folder, log, timed }, (db) => seed(db, otherState(at)))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const data = (of: string) => join(of, 'firestore/all_namespaces/all_kinds/output-0')
async function copied(name: string): Promise<string> {
  await cp(folder, join(root, name), { recursive: true })
  return join(root, name)
}

test('what was exported is restored whole: every document, the state and the rules', async () => {
  const restored = await restoreExport({ folder, log, timed })
  expect(restored.broken).toEqual([])
  expect(restored.compared).toBe(true)
  expect(restored.inventory).toEqual(await sealedInventory(folder))
  expect(restored.inventory?.size).toBeGreaterThan(5)
  expect(phases.map(({ name }) => name)).toEqual([
    'start a database',
    'load merchants',
    'take stock before',
    'export',
    'restore into a fresh database',
    'check documents and state',
    'check the rules',
  ])
})

test('a document that is not what was exported is named', async () => {
  const altered = await copied('altered')
  const saved = new Map(await sealedInventory(folder))
  await sealExport(altered, saved.set('merchants/other', 'of another document'))
  const { broken } = await restoreExport({ folder: altered, log, timed })
  expect(broken).toEqual(['merchants/other is not what it was.'])
})

test('an export that is cut short is refused before it is loaded', async () => {
  const cut = await copied('cut')
  await truncate(data(cut), 1_000)
  const { broken, inventory } = await restoreExport({ folder: cut, log, timed })
  expect(broken).toEqual([expect.stringContaining('output-0 is cut short: 1000 of')])
  expect(inventory).toBeNull()
})

test('an export that is cut short and has no seal is not taken for whole', async () => {
  const cut = await copied('cut-unsealed')
  await truncate(data(cut), 1_000)
  await rm(join(cut, 'seal.json'))
  await expect(restoreExport({ folder: cut, log, timed })).rejects.toThrow('Invalid record')
})

test('a folder without an export is refused', async () => {
  const { broken } = await restoreExport({ folder: join(root, 'nothing'), log, timed })
  expect(broken).toEqual([expect.stringContaining('There is no export in')])
})

async function inFirestore<T>(use: (db: Firestore, projectId: string) => Promise<T>): Promise<T> {
  const { projectId } = emulatorProject()
  const db = new Firestore({ projectId })
  try {
    await seed(db, otherState(at))
    return await use(db, projectId)
  } finally {
    await db.terminate()
  }
}

test('a database is found broken when a document, the state or the collections are not as they must be', async () => {
  await inFirestore(async (db) => {
    expect((await takeStock(db)).broken).toEqual([])
    const [level] = (await db.collection('merchants/other/stock').get()).docs
    const [product] = (await db.collection('merchants/other/products').get()).docs
    const [warehouse] = Object.keys(Stock.parse(decoded(level?.data())).levels)
    await level?.ref.update({ [`levels.${warehouse}.onHand`]: 999_999 })
    await product?.ref.update({ title: 7 })
    await db.doc('merchants/other/notes/1').set({})
    const { broken } = await takeStock(db)
    expect(broken).toContain('merchants/other/notes is no collection of the contract.')
    expect(broken).toContainEqual(
      expect.stringContaining(`${product?.ref.path} is not what the contract says`),
    )
    expect(broken).toContainEqual(expect.stringContaining(`level-is-sum does not hold for ${level?.id}`))
  })
})

test('rules that let a stranger in are found, whatever the data', async () => {
  const { host, port } = emulatorAddress()
  await inFirestore(async (db, projectId) => {
    const content = `service cloud.firestore { match /databases/{d}/documents {
      match /merchants/{m}/days/{day} { allow read; } } }`
    const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}:securityRules`, {
      method: 'PUT',
      body: JSON.stringify({ rules: { files: [{ content }] } }),
    })
    expect(response.status).toBe(200)
    expect(await openDoors(db, `http://${host}:${port}/`, projectId)).toEqual([
      'Somebody not signed in is answered 200 for merchants/{merchant}/days/{day}, not refused.',
      'A stranger is answered 200 for merchants/{merchant}/days/{day}, not refused.',
      'The owner of other is answered 403 for the members.',
    ])
  })
})
