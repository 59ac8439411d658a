import { describe, expect, test } from 'vitest'
import { envOf } from './env.ts'

describe('what a build is told', () => {
  test('has the demo as its usual surroundings, and emulators only in development', () => {
    expect(envOf({}, true)).toEqual({
      projectId: 'demo-fluxori',
      apiKey: 'demo-key',
      functionsUrl: 'http://127.0.0.1:5001',
      authEmulator: 'http://127.0.0.1:9099',
      firestoreEmulator: '127.0.0.1:8080',
      demoSignIn: undefined,
    })
    expect(envOf({}, false)).toMatchObject({ authEmulator: undefined, firestoreEmulator: undefined })
  })

  test('is taken over, the address of the functions without a slash at its end', () => {
    const raw = {
      VITE_PROJECT_ID: 'demo-elsewhere',
      VITE_FIREBASE_API_KEY: 'key',
      VITE_FUNCTIONS_URL: 'https://fluxori.co.za/api/',
      VITE_AUTH_EMULATOR: 'http://127.0.0.1:9199',
      VITE_FIRESTORE_EMULATOR: 'localhost:8180',
      VITE_DEMO_SIGN_IN: 'owner@demo',
    }
    expect(envOf(raw, false)).toEqual({
      projectId: 'demo-elsewhere',
      apiKey: 'key',
      functionsUrl: 'https://fluxori.co.za/api',
      authEmulator: 'http://127.0.0.1:9199',
      firestoreEmulator: 'localhost:8180',
      demoSignIn: 'owner@demo',
    })
  })

  test.each([
    ['VITE_PROJECT_ID', ''],
    ['VITE_FIREBASE_API_KEY', ''],
    ['VITE_FUNCTIONS_URL', 'fluxori.co.za'],
    ['VITE_FUNCTIONS_URL', 'ftp://fluxori.co.za'],
    ['VITE_FUNCTIONS_URL', ''],
    ['VITE_AUTH_EMULATOR', '127.0.0.1:9099'],
    ['VITE_FIRESTORE_EMULATOR', 'http://127.0.0.1:8080'],
    ['VITE_FIRESTORE_EMULATOR', 'localhost'],
    ['VITE_DEMO_SIGN_IN', ''],
    ['VITE_PROJECT_ID', 7],
  ])('is refused by name where it makes no sense: %s as %j', (name, value) => {
    expect(() => envOf({ [name]: value }, true)).toThrow(name)
  })
})
