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
  await writeFile(join(folder, 'src/operations/http/stock-forget.ts'), 'export const stockForget = 1\n')
  await writeFile(join(folder, 'src/main.ts'), 'export const stockChange = 1\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('every function of the manifest is exported under its name, and every file of operations', async () => {
  expect(await brokenEntryPoints(join(import.meta.dirname, '..'), manifest)).toEqual([])
})

test('another name than the function has, and a file that is not exported, are named with the file', async () => {
  expect(await brokenEntryPoints(folder, [{ name: 'stock-update', trigger: { kind: 'http' } }])).toEqual([
    'functions/src/main.ts does not export stockUpdate, which stock-update is started by.',
    'functions/src/main.ts exports stockChange, which no function of the manifest is named after.',
    'functions/src/operations/http/stock-forget.ts is exported by no line of functions/src/main.ts.',
  ])
})
