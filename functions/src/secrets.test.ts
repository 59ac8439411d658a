import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretStore } from './secrets.ts'

const secret = { webhookSecrets: ['hush'], apiKey: 'key' }
const environment = (secretsFile: string) => ({
  projectId: 'demo',
  secretsFile,
  origins: [],
  publicUrl: 'http://127.0.0.1:5001',
})

async function storeOf(text: string) {
  const path = join(await mkdtemp(join(tmpdir(), 'fluxori-')), 'secrets.json')
  await writeFile(path, text)
  return { read: secretStore(environment(path)), path }
}

test('a secret is read by its name, and kept for a while', async () => {
  const { read, path } = await storeOf(JSON.stringify({ 'channel-shopify': secret }))
  expect(await read('channel-shopify')).toEqual(secret)
  await writeFile(path, '{}')
  expect(await read('channel-shopify')).toEqual(secret)
})

test.each([
  { what: 'is not there', text: '{}' },
  { what: 'is not what it should be', text: JSON.stringify({ 'channel-shopify': { apiKey: 'key' } }) },
  { what: 'is in a file that is no JSON', text: '{' },
])(
  'a secret that $what is a fault that trying again does not mend, and names no secret',
  async ({ text }) => {
    const { read } = await storeOf(text)
    const fault = await read('channel-shopify').catch((error: unknown) => error)
    expect(fault).toMatchObject({ name: 'Fault', kind: 'unauthorised' })
    expect(String(fault)).not.toContain('hush')
  },
)

test('a secrets file that is missing is such a fault too', async () => {
  await expect(secretStore(environment('/nowhere/secrets.json'))('channel-shopify')).rejects.toMatchObject({
    kind: 'unauthorised',
  })
})
