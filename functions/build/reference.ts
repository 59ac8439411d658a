import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { commands } from '@fluxori/contract/commands'
import { documentKinds, documents } from '@fluxori/contract/documents'
import { operations } from '@fluxori/contract/operations'
import { subjects } from '@fluxori/contract/subjects'
import { findingText } from '../deploy/finding.ts'
import { channelsPage } from './channels-page.ts'
import { declarationFindings, readContract } from './declarations.ts'
import { documentsPage } from './documents-page.ts'
import { brokenLicences, licencesPage, shippedPackages } from './licences.ts'
import { readLock } from './lock.ts'
import type { DocumentEvent } from '../src/edge/cloud-function.ts'
import { grants } from '../src/edge/grants.ts'
import { manifest } from './manifest.ts'
import { openApi } from './openapi.ts'
import { knowledgeIndex, readProblemPages } from './problem-pages.ts'
import { firestoreRules } from './rules.ts'

/** Files that are made from the contract and the manifest, and kept in the repository for people and Terraform. */
const root = join(import.meta.dirname, '../..')
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const documentWords = ({ event, path }: Readonly<{ event: DocumentEvent; path: string }>): string =>
  `${event === 'created' ? 'a new' : 'a write of'} \`${path}\``

const operationsPage = (): string =>
  [
    '# Operations',
    '',
    'Made from the manifest by `npm run reference`. Each is a Cloud Function of its own.',
    '',
    '| function | started by | what it does | roles | grants |',
    '|---|---|---|---|---|',
    ...manifest.map(({ name, trigger, summary, roles, grants: given }) => {
      const by = {
        http: 'a person',
        webhook: 'a channel',
        document: trigger.kind === 'document' ? documentWords(trigger) : '',
        schedule: trigger.kind === 'schedule' ? `schedule \`${trigger.cron}\`, SAST` : '',
        job: "a merchant's schedule",
      }[trigger.kind]
      return `| \`${name}\` | ${by} | ${summary} | ${roles.join(', ') || '–'} | ${given.join(', ') || '–'} |`
    }),
    '',
    'Every function works on the database as an account of its own. With a grant that account can do more:',
    '',
    '| grant | who has it |',
    '|---|---|',
    ...Object.entries(grants).map(([name, { means }]) => `| \`${name}\` | ${means} |`),
    '',
  ].join('\n')

const shipped = shippedPackages(await readLock(join(root, 'package-lock.json')))
const pages = await readProblemPages()

const files: Readonly<Record<string, () => string>> = {
  'docs/reference/openapi.json': () => json(openApi(pages)),
  'docs/reference/problems.json': () => json(pages),
  'docs/knowledge/README.md': () => knowledgeIndex(pages),
  'docs/reference/operations.md': operationsPage,
  'docs/reference/documents.md': () => documentsPage(documents),
  'docs/reference/channels.md': channelsPage,
  'docs/reference/licences.md': () => licencesPage(shipped),
  'terraform/operations.json': () => json(manifest),
  'firestore.rules': () => firestoreRules(documents),
}

const checking = process.argv.includes('--check')
const stale: string[] = []
for (const [path, make] of Object.entries(files)) {
  const file = join(root, path)
  const text = make()
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known === text) continue
  stale.push(path)
  if (checking) continue
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}
if (checking && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run: npm run reference`)
  process.exitCode = 1
}

const listed = { documents: documentKinds, commands, operations, subjects: Object.values(subjects) }
const forgotten = declarationFindings(await readContract(root), listed).map(findingText)
const refused = [...forgotten, ...brokenLicences(shipped)]
refused.forEach((words) => console.error(words))
if (refused.length > 0) process.exitCode = 1
