import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { gcloudCommands, gcloudTrouble } from './docs/gcloud-commands.ts'
import { indexesIn, lockSteps, releaseSteps, returnSteps } from './deployment.ts'
import { readyIndexes, repository } from './fake-cloud.ts'
import { parseDeployFlags, parseRollbackFlags } from './flags.ts'
import { lockOfThisRun } from './local-lock.ts'
import { missingTools } from './preflight/tools-there.ts'
import { readSettings } from './settings.ts'
import { sourceArchive } from './source-archive.ts'
import { commandText } from './step.ts'
import { indexesVerdict } from './verdicts.ts'

const file = `FLUXORI_PROJECT_ID=demo-shop
FLUXORI_STATE_BUCKET=demo-state
FLUXORI_RELEASES_BUCKET=demo-releases
FLUXORI_SITE_BUCKET=demo-site
FLUXORI_API_URL=https://api.example.com/
FLUXORI_SITE_URL=https://app.example.com
FLUXORI_WEB_API_KEY=demo
`

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'deploy-'))
  onTestFinished(() => rm(made, { recursive: true }))
  return made
}

test('settings come from the file, and what the process is told counts more', () => {
  const { settings, faults } = readSettings(file, { FLUXORI_SITE_BUCKET: 'demo-other', PATH: '/bin' })
  expect(faults).toEqual([])
  expect(settings).toMatchObject({
    project: 'demo-shop',
    siteBucket: 'demo-other',
    apiUrl: 'https://api.example.com',
  })
})

test('every setting that is missing or wrong is named, and a dry run shows a placeholder for it', () => {
  const { settings, faults } = readSettings(
    'FLUXORI_API_URL=http://api.example.com\nFLUXORI_PROJECT_ID=demo-shop',
    {},
  )
  expect(faults).toContain('FLUXORI_STATE_BUCKET is not set.')
  expect(faults.join()).toContain('FLUXORI_API_URL: ')
  expect(settings).toMatchObject({ project: 'demo-shop', stateBucket: 'STATE_BUCKET' })
})

test('one environment is named, and a flag that does not exist is refused in words', () => {
  expect(parseDeployFlags(['staging', '--dry-run', '--var-file', 'x.tfvars'])).toMatchObject({
    environment: 'staging',
    dryRun: true,
    varFile: 'x.tfvars',
    tested: false,
  })
  expect(parseRollbackFlags(['production', '--to', 'abc'])).toMatchObject({ to: 'abc', dryRun: false })
  expect(() => parseDeployFlags([])).toThrow('staging or production')
  expect(() => parseDeployFlags(['test'])).toThrow('staging or production')
  expect(() => parseDeployFlags(['staging', 'production'])).toThrow('Name one environment')
  expect(() => parseDeployFlags(['staging', '--dryrun'])).toThrow('--dryrun')
})

test('the same files make the same archive with the same name, whenever they were written', async () => {
  const [one, two] = [await folder(), await folder()]
  for (const [place, root] of [one, two].entries()) {
    await mkdir(join(root, 'maps'))
    await writeFile(join(root, 'index.mjs'), 'export {}')
    await writeFile(join(root, 'maps/a.map'), '{}')
    await utimes(join(root, 'index.mjs'), place, place * 1_000_000)
  }
  const made = await sourceArchive(one)
  expect(await sourceArchive(two)).toEqual(made)
  expect(Object.keys(unzipSync(made.bytes))).toEqual(['index.mjs', 'maps/a.map'])
  await writeFile(join(two, 'maps/a.map'), '{ }')
  expect((await sourceArchive(two)).hash).not.toBe(made.hash)
})

test('a run takes up the lock of one that died on this machine, and none of one that is alive', async () => {
  const kept = join(await folder(), 'lock.json')
  const fresh = { token: 'new', who: 'thandi', since: '2026-11-24T08:00:00.000Z', pid: 10 }
  expect(await lockOfThisRun(kept, fresh, () => true)).toEqual(fresh)
  await writeFile(kept, JSON.stringify({ ...fresh, token: 'old', pid: 9 }))
  expect(await lockOfThisRun(kept, fresh, () => false)).toEqual({ ...fresh, token: 'old' })
  await expect(lockOfThisRun(kept, fresh, () => true)).rejects.toThrow('process 9')
})

test('a program that is missing or too old is told with what to install', async () => {
  const answer = (version: string) => (command: { program: string }) =>
    Promise.resolve({ code: 0, stdout: command.program === 'terraform' ? version : '', stderr: '' })
  expect(await missingTools(answer('Terraform v1.11.4\n'))).toEqual([])
  expect((await missingTools(answer('Terraform v1.9.0\n'))).join()).toContain('1.11 or later')
  const none = await missingTools(() => Promise.resolve({ code: 127, stdout: '', stderr: '' }))
  expect(none).toHaveLength(3)
})

const printed = (value: unknown) => ({ code: 0, stdout: JSON.stringify(value), stderr: '' })
test('a deployment waits for an index that is being built, and is refused for one that is not there or broken', () => {
  const declared = indexesIn(repository)
  const ready = readyIndexes()
  const [first] = ready
  const as = (state: string) => [{ ...Object(first), state }, ...ready.slice(1)]
  expect(indexesVerdict(printed(ready), declared)).toBeNull()
  expect(indexesVerdict(printed(as('CREATING')), declared)).toBe('later')
  expect(indexesVerdict(printed(as('NEEDS_REPAIR')), declared)).toMatchObject({
    refused: expect.stringContaining('NEEDS_REPAIR'),
  })
  expect(indexesVerdict(printed(ready.slice(1)), declared)).toMatchObject({
    refused: expect.stringContaining('not there'),
  })
})

test('a command is told as it would be typed', () => {
  const command = {
    program: 'gcloud',
    args: ['storage', 'cp', "it's", '--cache-control=public, immutable'],
    env: { A: 'b c' },
  }
  expect(commandText(command)).toBe(
    `A='b c' gcloud storage cp 'it'\\''s' '--cache-control=public, immutable'`,
  )
})

const gcloud = await gcloudCommands(process.env)
test.skipIf(gcloud === null)(
  'every gcloud command of a deployment is one that the Google Cloud SDK knows',
  () => {
    const { settings } = readSettings(file, {})
    const context = {
      environment: 'staging' as const,
      settings,
      tree: '/tree',
      site: '/site',
      work: '/work',
      varFile: '/elsewhere/x.tfvars',
      release: { release: 'a'.repeat(12), commit: 'a'.repeat(40), source: 'source/a.zip' },
      allowDestroy: false,
    }
    const deployment = {
      context,
      lock: { token: 't', who: 'w', since: 's' },
      lockFile: '/elsewhere/lock.json',
      breakLock: 'token',
      archive: '/elsewhere/source.zip',
      first: true,
      recordFile: '/elsewhere/record.json',
      indexesIn: () => '',
      keepRecord: () => '',
      now: () => '',
    }
    const commands = [...lockSteps(deployment), ...releaseSteps(deployment), ...returnSteps(deployment)]
      .flatMap((step) => step.commands)
      .filter(({ program }) => program === 'gcloud')
      .map(({ args }) => ['gcloud', ...args.map((arg) => arg.replaceAll(' ', '_'))].join(' '))
    expect(commands.length).toBeGreaterThan(10)
    expect(
      commands.flatMap((command) => (gcloud === null ? [] : (gcloudTrouble(command, gcloud) ?? []))),
    ).toEqual([])
  },
)
