import { expect, test } from 'vitest'
import { parseEnvironment } from './environment.ts'

test('the local run needs to be told nothing', () => {
  expect(parseEnvironment({})).toMatchObject({ projectId: 'demo-fluxori', origins: [], authEmulator: null })
})

test('in the cloud a function that is not told its project does not start on the demo', () => {
  expect(() => parseEnvironment({ K_SERVICE: 'stock-update' })).toThrow(/GCLOUD_PROJECT/)
  expect(parseEnvironment({ K_SERVICE: 'stock-update', GCLOUD_PROJECT: 'demo-shop' }).projectId).toBe(
    'demo-shop',
  )
})

test.each([
  'FLUXORI_SECRETS_FILE',
  'FIREBASE_AUTH_EMULATOR_HOST',
  'FIRESTORE_EMULATOR_HOST',
  'FLUXORI_SCHEDULER_URL',
])('in the cloud a function that is led to a stand-in by %s does not start', (name) => {
  const told = { GCLOUD_PROJECT: 'shop', [name]: 'http://127.0.0.1:1' }
  expect(() => parseEnvironment(told)).not.toThrow()
  expect(() => parseEnvironment({ ...told, K_SERVICE: 'stock-update' })).toThrow(/local run alone/)
})
