import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cutLock } from './cut-lock.ts'
import { Lock, LockedPackage, locate, neededBy, readLock } from './lock.ts'
import { packageFiles } from './release.ts'
import { installed } from './bundle-functions.ts'

const lockOf = (packages: Readonly<Record<string, object>>): Lock => ({
  lockfileVersion: 3,
  packages: Object.fromEntries(
    Object.entries(packages).map(([location, one]) => [location, LockedPackage.parse(one)]),
  ),
})

const lock = lockOf({
  functions: { dependencies: { framework: '^1.0.0', auth: '^2.0.0', contract: '^0.0.0' } },
  'functions/contract': { dependencies: { zod: '^4.0.0' } },
  'functions/node_modules/auth': { version: '2.0.0' },
  'node_modules/auth': { version: '1.0.0', dev: true },
  'node_modules/contract': { resolved: 'functions/contract', link: true },
  'node_modules/framework': {
    version: '1.0.0',
    integrity: 'sha512-x',
    dependencies: { auth: '^1.0.0' },
    optionalDependencies: { fast: '^1.0.0', 'other-platform': '^1.0.0' },
    peerDependencies: { peer: '1', unwanted: '1' },
    peerDependenciesMeta: { unwanted: { optional: true } },
  },
  'node_modules/fast': { version: '1.0.0', dependencies: { deep: '1' } },
  'node_modules/deep': { version: '1.0.0' },
  'node_modules/peer': { version: '1.0.0', peer: true },
  'node_modules/unwanted': { version: '1.0.0' },
  'node_modules/zod': { version: '4.0.0' },
})

test('a cut lock file holds what is needed, at the version that each package had', () => {
  const cut = cutLock(lock, 'functions', ['auth', 'framework', 'contract'])
  expect(Object.fromEntries(Object.entries(cut).map(([at, one]) => [at, one['version']]))).toEqual({
    'node_modules/auth': '2.0.0',
    'node_modules/deep': '1.0.0',
    'node_modules/fast': '1.0.0',
    'node_modules/framework': '1.0.0',
    'node_modules/framework/node_modules/auth': '1.0.0',
    'node_modules/peer': '1.0.0',
    'node_modules/zod': '4.0.0',
  })
})

test('what only an optional package needs is optional, and nothing else is marked', () => {
  const cut = cutLock(lock, 'functions', ['framework'])
  const optional = Object.keys(cut).filter((at) => cut[at]?.['optional'] === true)
  expect(optional).toEqual(['node_modules/deep', 'node_modules/fast'])
  expect(cut['node_modules/peer']).toEqual({ version: '1.0.0' })
  expect(cut['node_modules/framework']).toHaveProperty('integrity', 'sha512-x')
})

test('a package that the lock file does not hold is named', () => {
  expect(() => cutLock(lock, 'functions', ['nowhere'])).toThrow('package-lock.json holds no nowhere')
})

test('every package of the upload finds what it needs in the upload, and none is of another registry', async () => {
  const all = await readLock(join(import.meta.dirname, '../../package-lock.json'))
  const text = packageFiles(all).get('package-lock.json')
  const parsed = Lock.parse(JSON.parse(Buffer.from(text ?? []).toString()))
  expect(Object.keys(parsed.packages).length).toBeGreaterThan(installed.length)
  for (const [location, one] of Object.entries(parsed.packages)) {
    expect(one.resolved).toBeUndefined()
    for (const { name, optional } of neededBy(one))
      expect(
        optional ? 'found' : locate((at) => at in parsed.packages, location, name),
        `${name} of ${location}`,
      ).not.toBeNull()
  }
})
