import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brokenEntryPoints } from './entry-points.ts'
import { manifest } from './manifest.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entry-points-'))
  await mkdir(join(folder, 'src/operations/http'), { recursive: true })
  await writeFile(join(folder, 'src/operations/http/stock-update.ts'), 'export const stockChange = 1\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('every function of the manifest has its file, and every file its function', async () => {
  expect(await brokenEntryPoints(join(import.meta.dirname, '..'), manifest)).toEqual([])
})

test('a file that exports another name than its function is named', async () => {
  expect(await brokenEntryPoints(folder, [{ name: 'stock-update', trigger: { kind: 'http' } }])).toEqual([
    'functions/src/operations/http/stock-update.ts does not export stockUpdate, which stock-update is started by.',
  ])
})
