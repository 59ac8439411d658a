import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { brokenSeal, sealedInventory, sealExport } from './sealed-export.ts'

let folder = ''
const inventory = new Map([['merchants/demo', 'digest']])
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealed-'))
  await mkdir(join(folder, 'kinds'))
  await writeFile(join(folder, 'kinds/output-0'), 'documents')
  await sealExport(folder, inventory)
})
afterEach(() => rm(folder, { recursive: true }))

test('an export as it was sealed is whole, and tells which documents it holds', async () => {
  expect(await brokenSeal(folder)).toEqual([])
  expect(await sealedInventory(folder)).toEqual(inventory)
})

test('an export that is cut short, altered or lacks a file is refused, naming the file', async () => {
  await truncate(join(folder, 'kinds/output-0'), 4)
  expect(await brokenSeal(folder)).toEqual(["The export's file kinds/output-0 is cut short: 4 of 9 bytes."])
  await writeFile(join(folder, 'kinds/output-0'), 'Documents')
  expect(await brokenSeal(folder)).toEqual(["The export's file kinds/output-0 is not what was written."])
  await rm(join(folder, 'kinds/output-0'))
  expect(await brokenSeal(folder)).toEqual(["The export's file kinds/output-0 is missing."])
})

test('an export of another tool has no seal, and nothing is said of it', async () => {
  await rm(join(folder, 'seal.json'))
  expect(await brokenSeal(folder)).toEqual([])
  expect(await sealedInventory(folder)).toBeNull()
})
