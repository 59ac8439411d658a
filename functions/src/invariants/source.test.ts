import { expect, test } from 'vitest'
import type { Reader } from './source.ts'
import { invariants } from './all.ts'
import { levels } from './sources.ts'

/** A reader that finds nothing, and the collections that it was to read. */
function emptyReader() {
  const read: string[] = []
  const reader: Reader = ({ path }) => {
    read.push(path)
    return Promise.resolve([])
  }
  return { reader, read }
}

test('however many invariants are about a source, it is read once', async () => {
  const { reader, read } = emptyReader()
  await Promise.all([...invariants.map((brokenIn) => brokenIn(reader)), levels(reader)])
  expect(read.length).toBeGreaterThan(0)
  expect(new Set(read).size).toBe(read.length)
})

test('each check reads anew', async () => {
  const [first, second] = [emptyReader(), emptyReader()]
  await levels(first.reader)
  await levels(second.reader)
  expect(second.read).toEqual(first.read)
})
