import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenLicences, isAllowed, shippedPackages } from './licences.ts'
import { readLock } from './lock.ts'

test.each([
  { licence: 'MIT', allowed: true },
  { licence: '(MIT OR GPL-3.0-only)', allowed: true },
  { licence: 'MIT AND GPL-3.0-only', allowed: false },
  { licence: 'AGPL-3.0-only', allowed: false },
  { licence: 'SEE LICENSE IN LICENSE', allowed: false },
  { licence: 'none', allowed: false },
])('what ships under $licence: $allowed', ({ licence, allowed }) => {
  expect(isAllowed(licence)).toBe(allowed)
})

test('a licence that is not allowed is named with its package', () => {
  const one = { name: 'a', version: '1.0.0', licence: 'GPL-3.0-only', where: ['functions'] }
  expect(brokenLicences([one])).toEqual(['a 1.0.0 ships under GPL-3.0-only, which is not allowed.'])
})

test('everything that ships may ship, and tools of development are not among it', async () => {
  const shipped = shippedPackages(await readLock(join(import.meta.dirname, '../../package-lock.json')))
  expect(brokenLicences(shipped)).toEqual([])
  const names = shipped.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['zod', 'react', '@google-cloud/firestore']))
  expect(
    names.filter((name) => ['esbuild', 'vitest', 'firebase-tools', '@fluxori/contract'].includes(name)),
  ).toEqual([])
})
