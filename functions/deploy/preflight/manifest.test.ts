import { expect, test } from 'vitest'
import { bundleFindings, manifestFindings } from './manifest.ts'

const entry = (name: string, kind: string) => ({ name, trigger: { kind }, entryPoint: name })
const textOf = (...entries: readonly unknown[]) => `${JSON.stringify(entries, null, 2)}\n`
const kept = textOf(entry('order-ingest', 'document'), entry('stock-update', 'http'))
const has = (paths: readonly string[]) => (path: string) => paths.includes(path)

test('a manifest that is as the code makes it has nothing wrong', () => {
  expect(manifestFindings({ kept, made: kept })).toEqual([])
})

test('an entry that main.ts does not export is named with its line', () => {
  const made = textOf(entry('order-ingest', 'document'))
  expect(manifestFindings({ kept, made }).slice(1)).toEqual([
    {
      file: 'terraform/operations.json',
      line: 10,
      message:
        'The function stock-update has no entry point: functions/src/main.ts does not export stockUpdate.',
    },
  ])
})

test('a manifest that is older than the code is named with the first line that differs', () => {
  const made = textOf(entry('order-ingest', 'document'), entry('stock-update', 'schedule'))
  expect(manifestFindings({ kept, made })).toEqual([
    {
      file: 'terraform/operations.json',
      line: 12,
      message: 'The manifest is older than the code: run `npm run reference`.',
    },
  ])
})

test('an entry that the build made no bundle for is named with its line', () => {
  const made = ['functions/dist/index.mjs', 'functions/dist/order-ingest.mjs']
  expect(bundleFindings(kept, has(made))).toEqual([
    {
      file: 'terraform/operations.json',
      line: 10,
      message: 'The function stock-update has no entry point: functions/dist/stock-update.mjs is not there.',
    },
  ])
})
