import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context } from './context.ts'
import { indexesIn, type Deployment } from './deployment.ts'
import { findingText } from './finding.ts'
import type { DeployFlags, RollbackFlags } from './flags.ts'
import { lockOfThisRun, lockText } from './local-lock.ts'
import { localChecks } from './preflight/local-checks.ts'
import { missingTools } from './preflight/tools-there.ts'
import { recordName } from './release.ts'
import type { Tools } from './run-steps.ts'
import { readSettings } from './settings.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const work = join(root, '.fluxori/deploy')

type Flags = Pick<
  DeployFlags | RollbackFlags,
  'environment' | 'dryRun' | 'varFile' | 'breakLock' | 'allowDestroy'
>
type Begun = Readonly<{
  deployment: Deployment
  /** What a real run stops at before it changes anything: settings, programs, changes that are not committed. */
  unready: readonly string[]
  /** Keeps the lock of this run on this machine while `work` runs, and if it dies. */
  holding: <T>(work: () => Promise<T>) => Promise<T>
}>

/** What stands for the release in a dry run: it is known once everything is built. */
const unknownRelease = { release: 'RELEASE', commit: 'COMMIT', source: 'source/SOURCE_HASH.zip' }

/** The file with the values of an environment; a dry run without one takes the example that Terraform's folder keeps. */
function varFileOf({ environment, varFile, dryRun }: Flags): string {
  const usual = varFile === null ? join(work, `${environment}.tfvars`) : resolve(varFile)
  const example = join(root, 'terraform/environments', environment, 'terraform.tfvars.example')
  return dryRun && varFile === null && !existsSync(usual) && existsSync(example) ? example : usual
}

/** Reads everything that a run must know before it begins, and says what is missing. Changes nothing in the cloud. */
export async function begin(flags: Flags, tools: Tools): Promise<Begun> {
  const { environment } = flags
  await mkdir(work, { recursive: true })
  const settingsFile = join(work, `${environment}.env`)
  const given = await readFile(settingsFile, 'utf8').catch(() => '')
  const { settings, faults } = readSettings(given, process.env)
  const lockFile = join(work, `${environment}.lock.json`)
  const lockKept = join(work, `${environment}.lock-of-this-run.json`)
  const recordFile = join(work, 'record.json')
  const fresh = {
    token: randomUUID(),
    who: `${userInfo().username} on ${hostname()}`,
    since: new Date().toISOString(),
    pid: process.pid,
  }
  const lock = flags.dryRun ? fresh : await lockOfThisRun(lockKept, fresh, isAlive)
  const context: Context = {
    environment,
    settings,
    tree: root,
    site: join(root, 'spa/dist'),
    work,
    varFile: varFileOf(flags),
    release: unknownRelease,
    allowDestroy: flags.allowDestroy,
  }
  return {
    deployment: {
      context,
      lock,
      lockFile,
      breakLock: flags.breakLock,
      archive: join(work, 'source.zip'),
      first: false,
      recordFile,
      indexesIn,
      keepRecord: (record) => {
        writeFileSync(recordFile, `${JSON.stringify(record)}\n`)
        return recordName(record)
      },
      now: () => new Date().toISOString(),
    },
    unready: [
      ...faults.map((fault) => `${fault} (in the environment or in ${relative(root, settingsFile)})`),
      ...(await missingTools(tools.run)),
      ...(await uncommitted(tools)),
    ],
    holding: async (run) => {
      await writeFile(lockKept, JSON.stringify(lock))
      await writeFile(lockFile, lockText(lock))
      const outcome = await run()
      await rm(lockKept, { force: true })
      return outcome
    },
  }
}

/** A release is a commit: what is not in one could never be brought back. */
async function uncommitted(tools: Tools): Promise<readonly string[]> {
  const { code, stdout } = await tools.run({ program: 'git', args: ['status', '--porcelain'], quiet: true })
  if (code !== 0) return ['This is not a copy of a git repository: a release is a commit.']
  return stdout.trim() === '' ? [] : ['There are changes that are not committed: a release is a commit.']
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // The system's way to say that there is no such process.
    return false
  }
}

/** Runs the checks that need no cloud account and tells them. Answers how many findings there are. */
export async function checkLocally(flags: Flags, project: string | null, tools: Tools): Promise<number> {
  const given = Object.keys(process.env).flatMap((name) => /^TF_VAR_(.+)$/.exec(name)?.[1] ?? [])
  const { environment } = flags
  const checked = await localChecks({ root, environment, varFile: varFileOf(flags), project, given })
  checked.forEach(({ name, findings }) => {
    tools.say(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
    findings.forEach((finding) => tools.say(`       ${findingText(finding)}`))
  })
  return checked.reduce((sum, { findings }) => sum + findings.length, 0)
}
