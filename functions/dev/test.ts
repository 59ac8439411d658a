import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { delimiter } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { host, parseSettings } from './settings.ts'
import { takenPorts } from './taken-ports.ts'
import {
  exitCodeOf,
  playwrightCounts,
  stageOf,
  summaryOf,
  vitestCounts,
  type Counts,
  type Stage,
} from './test-stages.ts'

/** All checks and tests, one stage after the other; the last line it prints is the sum. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = `${root}node_modules/.bin/`
const reports = `${root}.fluxori/`
const none: Counts = { passed: 0, failed: 0, skipped: 0 }
const running = new Set<ChildProcess>()
const secondsToReady = 180

function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  piped = false,
): ChildProcess {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter), ...env },
    stdio: ['ignore', piped ? 'pipe' : 'inherit', 'inherit'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

const codeOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })

const run = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> => codeOf(start(command, args, env))

/** The counts of a report, or none when the program ended before it wrote one. */
async function countsIn(file: string, read: (report: unknown) => Counts): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? none : read(JSON.parse(text))
}

async function check(): Promise<Stage> {
  return stageOf('check', await run('npm', ['run', '--silent', 'check']), none)
}

async function unitAndEmulator(): Promise<Stage> {
  const file = `${reports}vitest.json`
  await rm(file, { force: true })
  const code = await run(`${bin}vitest`, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return stageOf('tests', code, await countsIn(file, vitestCounts))
}

async function browser(): Promise<Stage> {
  const file = `${reports}playwright.json`
  await rm(file, { force: true })
  const offset = await freeOffset()
  const { ports } = parseSettings(['--port-offset', String(offset)], {})
  const stack = start(
    process.execPath,
    ['functions/dev/start.ts', '--port-offset', String(offset)],
    { FLUXORI_SCHEDULES: 'off' },
    true,
  )
  const ended = codeOf(stack)
  try {
    if (!(await isReady(stack))) return stageOf('browser tests', 1, none)
    const code = await run(
      `${bin}playwright`,
      ['test', '--config', 'spa/playwright.config.ts', '--reporter=list,json'],
      {
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        FLUXORI_SPA: `http://${host}:${ports.spa}`,
        FLUXORI_SANDBOXES: `http://${host}:${ports.sandboxes}`,
        FLUXORI_FUNCTIONS: `http://${host}:${ports.functions}`,
        FLUXORI_FIRESTORE: `${host}:${ports.firestore}`,
        FLUXORI_AUTH: `http://${host}:${ports.auth}`,
        FLUXORI_SCHEDULER: `http://${host}:${ports.scheduler}`,
      },
    )
    return stageOf('browser tests', code, await countsIn(file, playwrightCounts))
  } finally {
    stack.kill('SIGTERM')
    await ended
  }
}

/** A run of its own beside one that may be up already. */
async function freeOffset(): Promise<number> {
  for (let offset = 20_000; offset < 30_000; offset += 500) {
    const { ports } = parseSettings(['--port-offset', String(offset)], {})
    if ((await takenPorts(host, ports)).length === 0) return offset
  }
  throw new Error('There are no free ports for the browser tests.')
}

/** True once it says so; false when it ends before, or takes too long. */
const isReady = (stack: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    if (stack.stdout === null) return resolve(false)
    const lines = createInterface({ input: stack.stdout })
    const late = setTimeout(() => resolve(false), secondsToReady * 1000)
    late.unref()
    stack.once('close', () => resolve(false))
    lines.on('line', (line) => {
      if (line !== 'Fluxori is ready') return
      clearTimeout(late)
      resolve(true)
    })
  })

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = true
    running.forEach((child) => child.kill('SIGTERM'))
  })
}

await mkdir(reports, { recursive: true })
const stages: Stage[] = []
for (const stage of [check, unitAndEmulator, browser]) {
  if (stopped) break
  stages.push(await stage())
}
console.log(`\n${summaryOf(stages)}`)
process.exitCode = stopped ? 130 : exitCodeOf(stages)
