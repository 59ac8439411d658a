import { expect, test } from 'vitest'
import { firestoreArguments } from './emulators.ts'

const options = { host: '127.0.0.1', port: 8181, project: 'demo-fluxori', rules: 'firestore.rules' }
const valueOf = (args: readonly string[], flag: string) => args[args.indexOf(flag) + 1]

test('the emulator runs under the rules that deploy, on the port that was asked for, in bounded memory', () => {
  const args = firestoreArguments('/sdk/firestore.jar', options)

  expect(args).toContain('-Xmx4g')
  expect(valueOf(args, '-cp')).toBe('/sdk/firestore.jar')
  expect(valueOf(args, '--rules')).toBe('firestore.rules')
  expect(valueOf(args, '--host')).toBe('127.0.0.1')
  expect(valueOf(args, '--port')).toBe('8181')
  expect(valueOf(args, '--project_id')).toBe('demo-fluxori')
})

test('triggers fire only when there is a port that hears of them', () => {
  expect(firestoreArguments('x.jar', options)).not.toContain('--functions_emulator')
  expect(
    valueOf(firestoreArguments('x.jar', { ...options, functionsPort: 5101 }), '--functions_emulator'),
  ).toBe('127.0.0.1:5101')
})

test('saved data is loaded when there is some', () => {
  expect(firestoreArguments('x.jar', options)).not.toContain('--import-data')
  expect(valueOf(firestoreArguments('x.jar', options, '/saved/metadata'), '--import-data')).toBe(
    '/saved/metadata',
  )
})
