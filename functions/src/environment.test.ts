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
