import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { findingText } from '../finding.ts'
import { textFiles } from '../tree.ts'
import { commandFindings, type Scripts } from './command-findings.ts'
import { proofOf } from './documented-commands.ts'
import { gcloudCommands, gcloudTrouble } from './gcloud-commands.ts'
import { linkFindings } from './link-findings.ts'
import { readPage } from './markdown.ts'

const root = join(import.meta.dirname, '../../..')
const files = (await textFiles(root)).filter(({ file }) => file.endsWith('.md'))
const pages = files.map(({ file, text }) => readPage(file, text))
const Package = z.object({ scripts: z.record(z.string(), z.string()) })
const { scripts } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
const ours: Scripts = {
  scripts,
  textOfFolder: (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(root, folder, name), 'utf8'))
      .join('\n'),
}
const commands = [...new Set(pages.flatMap((page) => page.commands.map(({ command }) => command)))]

test('every link and anchor of the docs leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(15)
  expect(linkFindings(pages, (path) => existsSync(join(root, path))).map(findingText)).toEqual([])
})

test('every documented command exists, and it is said how it is known to work', () => {
  expect(commands.length).toBeGreaterThan(5)
  expect(commandFindings(pages, ours).map(findingText)).toEqual([])
})

const runHere = commands.filter((command) => proofOf(command)?.kind === 'run here')
const hasEnvironments = existsSync(join(root, 'terraform/environments'))
test.for(runHere)('`%s` works', { timeout: 300_000 }, (command, { skip }) => {
  skip(command.includes('deploy') && !hasEnvironments, 'there is no environment to deploy to')
  const [program = '', ...args] = command.split(/\s+/)
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  expect(status, `${stdout}\n${stderr}`).toBe(0)
})

const gcloud = await gcloudCommands(process.env)
test.skipIf(gcloud === null)('every documented gcloud command is one that the Google Cloud SDK knows', () => {
  const given = commands.filter((command) => command.startsWith('gcloud '))
  const troubles = given.flatMap((command) => (gcloud === null ? [] : (gcloudTrouble(command, gcloud) ?? [])))
  expect(troubles).toEqual([])
})
