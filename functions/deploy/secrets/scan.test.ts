import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { textFiles } from '../tree.ts'
import { secretFindings } from './scan.ts'

const root = join(import.meta.dirname, '../../..')
const textOf = (...parts: readonly string[]): string => parts.join('')

test('the repository holds no secret, no real project and no real person', async () => {
  const files = await textFiles(root)
  expect(files.length).toBeGreaterThan(300)
  const findings = (await Promise.all(files.map(secretFindings))).flat()
  expect(findings.map(findingText)).toEqual([])
}, 120_000)

/** Each is put together here, so that this file itself holds none. */
const planted: readonly (readonly [what: string, text: string])[] = [
  ['a private key', textOf('-----BEGIN ', 'PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END ', 'PRIVATE KEY-----')],
  ['a key of Google', textOf('const key = "AI', 'zaSyD3x4mpl3K3yThatIsN0tReal_123456789"')],
  ['a service account', textOf('deploy', '@shop-prod-4711.iam.gserviceaccount.com')],
  ['a project id', textOf('GET https://x/v1/projects', '/shop-prod-4711/secrets')],
  ['a project id', textOf('project_id = "shop-', 'prod-4711"')],
  ['a project id', textOf('GOOGLE_CLOUD_PROJECT=shop-', 'prod-4711')],
  ['a project id', textOf('gcloud run list --project', ' shop-prod-4711')],
  ["a project's address", textOf('https://shop-prod-4711.', 'web.app')],
  ["a service's address", textOf('https://order-ingest-abc123-bq.', 'a.run.app')],
  ['a bucket', textOf('gs:', '//shop-prod-4711-state/default.tfstate')],
  ['the host of a package registry', textOf('"resolved": "https://', 'registry.somewhere.co.za/zod.tgz"')],
  ['an e-mail address', textOf('thandi', '@shop.co.za')],
  ['a secret value', textOf("apiKey: '8f3kQ0z7Lm2Xw9", "Rb5TnVy1CdE4'")],
]

test.each(planted)('%s is found, with its line and without telling it again', async (what, text) => {
  const findings = await secretFindings({ file: 'docs/x.md', text: `first line\n${text}\n` })
  expect(findings).toContainEqual({ file: 'docs/x.md', line: 2, message: `This is ${what}.` })
  expect(findings.map(findingText).join()).not.toContain('4711')
})

test.each([
  ['a token of Slack', textOf('xoxb', '-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx')],
  ['a token of GitHub', textOf('gh', 'p_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx')],
])('%s is found by the rules of secretlint', async (_, text) => {
  const findings = await secretFindings({ file: 'x.ts', text: `const token = '${text}'` })
  expect(findings.map(({ message }) => message).join()).toContain('secretlint')
})

test.each([
  'owner@demo.fluxori.test',
  'thandi@example.co.za',
  'gcloud config set project PROJECT_ID',
  'projects/${var.project}/secrets',
  'terraform init -backend-config="bucket=$FLUXORI_STATE_BUCKET"',
  'gs://STATE_BUCKET/releases',
  'deploy@PROJECT_ID.iam.gserviceaccount.com',
  'schedules@demo-fluxori.iam.gserviceaccount.com',
  "project: 'demo-fluxori'",
  "webhookSecrets: ['demo-shopify-secret']",
])('%s is nobody', async (text) => {
  expect(await secretFindings({ file: 'x.md', text })).toEqual([])
})
