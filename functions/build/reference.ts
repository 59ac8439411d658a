import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { documents, personalDataDocuments } from '@fluxori/contract/documents'
import type { DocumentKind, Keep } from '@fluxori/contract/kernel'
import { brokenLicences, licencesPage, shippedPackages } from './licences.ts'
import { readLock } from './lock.ts'
import type { DocumentEvent } from '../src/edge/cloud-function.ts'
import { grants } from '../src/edge/grants.ts'
import { manifest } from './manifest.ts'
import { openApi } from './openapi.ts'
import { knowledgeIndex, readProblemPages } from './problem-pages.ts'

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

const byPath = (kinds: readonly DocumentKind[]): readonly DocumentKind[] =>
  kinds.toSorted((a, b) => (a.path < b.path ? -1 : 1))

const documentsPage = (): string =>
  [
    '# Documents',
    '',
    'Made from the contract by `npm run reference`. Nobody writes from the browser.',
    '',
    '| path | may be read by |',
    '|---|---|',
    ...byPath(documents).map(
      ({ path, readers }) => `| \`${path}\` | ${readers.join(', ') || 'functions only'} |`,
    ),
    '',
    '## Personal data',
    '',
    '| path | field | purpose | kept | may be read by |',
    '|---|---|---|---|---|',
    ...byPath(personalDataDocuments).flatMap(({ path, personal, readers }) =>
      personal.map(
        ({ field, purpose, keep }) =>
          `| \`${path}\` | ${field === '*' ? 'all of it' : `\`${field}\``} | ${purpose} | ${keptWords(keep)} | ${readers.join(', ') || 'functions only'} |`,
      ),
    ),
    '',
  ].join('\n')

/** How long personal data is kept, in words. */
function keptWords(keep: Keep): string {
  if (keep === 'until-applied') return 'until its command is applied'
  const once = keep.once === undefined ? '' : `, once \`${keep.once.field}\` is ${keep.once.is}`
  return `${keep.years} years from \`${keep.from}\`${once}`
}

const shipped = shippedPackages(await readLock(join(root, 'package-lock.json')))
const pages = await readProblemPages()

const files: Readonly<Record<string, () => string>> = {
  'docs/reference/openapi.json': () => json(openApi(pages)),
  'docs/reference/problems.json': () => json(pages),
  'docs/knowledge/README.md': () => knowledgeIndex(pages),
  'docs/reference/operations.md': operationsPage,
  'docs/reference/documents.md': documentsPage,
  'docs/reference/licences.md': () => licencesPage(shipped),
  'terraform/operations.json': () => json(manifest),
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

const refused = brokenLicences(shipped)
refused.forEach((words) => console.error(words))
if (refused.length > 0) process.exitCode = 1
