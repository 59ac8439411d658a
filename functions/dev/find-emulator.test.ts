import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFirestoreJar, findJava, jarIsMissing, javaIsMissing, newestJar } from './find-emulator.ts'

let home = ''
const file = async (path: string) => {
  await mkdir(dirname(join(home, path)), { recursive: true })
  await writeFile(join(home, path), '')
  return join(home, path)
}
const withSdk = async () => {
  const gcloud = await file('sdk/bin/gcloud')
  await mkdir(join(home, 'bin'))
  await symlink(gcloud, join(home, 'bin', 'gcloud'))
  return { PATH: join(home, 'bin') }
}
const sdkJar = 'sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar'
const cachedJar = '.cache/firebase/emulators/cloud-firestore-emulator-v1.19.8.jar'

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'find-emulator-'))
})
afterEach(() => rm(home, { recursive: true }))

test('the jar that the environment names comes first, then the SDK on PATH, then the download', async () => {
  const PATH = (await withSdk()).PATH
  const cached = await file(cachedJar)
  expect(await findFirestoreJar({ PATH }, home)).toBe(cached)

  const sdk = await file(sdkJar)
  expect(await findFirestoreJar({ PATH }, home)).toBe(sdk)

  const named = await file('elsewhere/firestore.jar')
  expect(await findFirestoreJar({ PATH, FIRESTORE_EMULATOR_BINARY_PATH: named }, home)).toBe(named)
})

test('a jar that is named but not there is an error, not a reason to take another', async () => {
  const PATH = (await withSdk()).PATH
  await file(sdkJar)

  await expect(
    findFirestoreJar({ PATH, FIRESTORE_EMULATOR_BINARY_PATH: '/no/such.jar' }, home),
  ).rejects.toThrow('/no/such.jar')
})

test('without any jar the message says how to get it', async () => {
  await expect(findFirestoreJar({ PATH: '' }, home)).rejects.toThrow(jarIsMissing)
})

test('of several downloads the highest version counts, by number and not by letter', () => {
  const names = [
    'cloud-firestore-emulator-v1.9.0.jar',
    'cloud-firestore-emulator-v1.19.8.jar',
    'ui-v1.99.0.zip',
  ]
  expect(newestJar(names)).toBe('cloud-firestore-emulator-v1.19.8.jar')
  expect(newestJar(['pubsub-emulator-0.8.14.zip'])).toBeNull()
})

test('Java is taken from JAVA_HOME, else from PATH, else the message says how to get it', async () => {
  const onPath = await file('tools/java')
  const ofHome = await file('jdk/bin/java')
  const PATH = join(home, 'tools')

  expect(await findJava({ PATH, JAVA_HOME: join(home, 'jdk') })).toBe(ofHome)
  expect(await findJava({ PATH, JAVA_HOME: join(home, 'removed') })).toBe(onPath)
  expect(await findJava({ PATH })).toBe(onPath)
  await expect(findJava({ PATH: '' })).rejects.toThrow(javaIsMissing)
})
