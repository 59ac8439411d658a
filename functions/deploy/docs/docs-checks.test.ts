import { expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { commandFindings } from './command-findings.ts'
import { gcloudTrouble } from './gcloud-commands.ts'
import { linkFindings } from './link-findings.ts'
import { readPage } from './markdown.ts'

const page = (text: string) => readPage('docs/how-to/x.md', text)
const there = ['docs/how-to/x.md', 'docs/architecture.md', 'docs/decisions']
const links = (text: string) =>
  linkFindings(
    [
      page(text),
      readPage('docs/architecture.md', '# Architecture\n\n## What is `guaranteed`, and by which\n'),
    ],
    (path) => there.includes(path),
  ).map(findingText)

test.each([
  '[a](../architecture.md)',
  '[a](../decisions)',
  '[a](../architecture.md#what-is-guaranteed-and-by-which)',
  '# Own heading\n\n[a](#own-heading)',
  '[a](https://example.com/x#y)',
  '`[a](nowhere.md)`',
])('%s leads somewhere', (text) => {
  expect(links(text)).toEqual([])
})

test.each([
  ['text\n\n[a](missing.md)', 'docs/how-to/x.md:3: missing.md: there is no such file'],
  ['| a |\n|---|\n| [a](missing.md) |', 'docs/how-to/x.md:3: missing.md: there is no such file'],
  ['- one\n- two ![picture](images/none.png)', 'docs/how-to/x.md:2: images/none.png: there is no such file'],
  [
    '[a](../architecture.md#gone)',
    'docs/how-to/x.md:1: ../architecture.md#gone: the page has no such heading',
  ],
  [
    '[a](/docs/architecture.md)',
    'docs/how-to/x.md:1: /docs/architecture.md: a link within the repository is relative',
  ],
  ['[a](../../../elsewhere.md)', 'docs/how-to/x.md:1: ../../../elsewhere.md: this leaves the repository'],
])('%j leads nowhere, and is named with its line', (text, finding) => {
  expect(links(text)).toEqual([finding])
})

const scripts = {
  scripts: { start: 'node functions/dev/bootstrap.mjs start', deploy: 'node functions/deploy/deploy.ts' },
  textOfFolder: () => "options: { 'dry-run': { type: 'boolean' }, empty: { type: 'boolean' } }",
}
const given = (text: string) => commandFindings([page(text)], scripts).map(findingText)

test('commands are found in blocks and in the text, with what explains them left out', () => {
  const text =
    'Run `npm start`.\n\n```\nnpm test     all of it\noutput of it\n```\n\n```sh\nA=1 git status && \\\n  terraform plan\n```\n'
  expect(page(text).commands).toEqual([
    { command: 'npm start', line: 1 },
    { command: 'npm test', line: 4 },
    { command: 'git status', line: 9 },
    { command: 'terraform plan', line: 9 },
  ])
})

test.each([
  ['`npm start -- --empty`', []],
  ['`npm run deploy -- staging --dry-run`', []],
  ['a\n\n`npm run gone`', ['docs/how-to/x.md:3: `npm run gone`: package.json has no script gone']],
  [
    '`npm start -- --emptied`',
    ['docs/how-to/x.md:1: `npm start -- --emptied`: nothing of this command reads the flag --emptied'],
  ],
  ['```sh\nfrobnicate now\n```', [expect.stringContaining('x.md:2: `frobnicate now`: nobody has said')]],
])('%j is held against what exists', (text, findings) => {
  expect(given(text)).toEqual(findings)
})

test('a gcloud command or flag that the SDK does not know is named', () => {
  const leaf = { commands: {}, flags: { '--recursive': 'bool' } }
  const tree = {
    commands: { storage: { commands: { cp: leaf }, flags: {} } },
    flags: { '--account': 'value' },
  }
  expect(gcloudTrouble('gcloud storage cp a gs://B --recursive --project=P', tree)).toBeNull()
  expect(gcloudTrouble('gcloud storage copy a gs://B', tree)).toBe('gcloud storage has no copy')
  expect(gcloudTrouble('gcloud storage cp a --recursively', tree)).toBe(
    'gcloud storage cp has no flag --recursively',
  )
})
