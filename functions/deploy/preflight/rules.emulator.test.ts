import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emulatorAddress } from '../../test/emulator-project.ts'
import { ask } from './rules.ts'

const { host, port } = emulatorAddress()
const rules = await readFile(join(import.meta.dirname, '../../../firestore.rules'), 'utf8')
const check = (content: string) => ask(`${host}:${port}`, 'firestore.rules', content)

test('the rules of the repository compile without a warning', async () => {
  expect(await check(rules)).toEqual([])
})

test('a rule that does not compile is named with its line', async () => {
  const broken = rules.replace('request.auth != null;', 'request.auth != ;')
  const line = rules.split('\n').findIndex((one) => one.includes('request.auth != null')) + 1
  expect(await check(broken)).toEqual([{ file: 'firestore.rules', line, message: expect.any(String) }])
})

test('a rule that asks a function which does not exist is named with its line', async () => {
  const broken = rules.replace('allow get: if may(everyRole());', 'allow get: if mayNot(everyRole());')
  const line = rules.split('\n').findIndex((one) => one.includes('allow get')) + 1
  expect(await check(broken)).toContainEqual({
    file: 'firestore.rules',
    line,
    message: expect.stringContaining('mayNot'),
  })
})
