import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emulatorProject } from '../test/emulator-project.ts'
import { eventType, type DocumentEvent } from '../src/edge/cloud-function.ts'
import { freePort } from '../dev/free-port.ts'
import { startScheduler, type LocalScheduler } from '../dev/scheduler/local-scheduler.ts'
import { manifest } from './manifest.ts'
import { hashOf, makeRelease, writeRelease } from './release.ts'
import type { Files } from './bundle-functions.ts'

const functionsDir = join(import.meta.dirname, '..')
const framework = join(functionsDir, '../node_modules/@google-cloud/functions-framework/build/src/main.js')

const { projectId } = emulatorProject()
let folder = ''
let source = ''
let release: Files = new Map()
let scheduler: LocalScheduler | undefined
beforeAll(async () => {
  // Where it finds the packages that the image would install, and no tool looks.
  await mkdir(join(functionsDir, 'node_modules'), { recursive: true })
  folder = await mkdtemp(join(functionsDir, 'node_modules/.release-'))
  source = join(folder, 'release')
  scheduler = await startScheduler({
    host: '127.0.0.1',
    port: 0,
    timed: false,
    now: () => new Date(),
    log: () => undefined,
  })
  release = await makeRelease(manifest)
  await writeRelease(release, source)
}, 60_000)
afterAll(async () => {
  await scheduler?.close()
  await rm(folder, { recursive: true, force: true })
})

type Run = Readonly<{ code: number | null; printed: string }>

/** Runs Node in the release as the cloud does; `started` is called once the function takes connections. */
function run(
  args: readonly string[],
  env: Record<string, string>,
  started: () => Promise<unknown> = async () => undefined,
): Promise<Run> {
  const child = spawn(process.execPath, args, {
    cwd: source,
    env: { ...process.env, NODE_ENV: 'development', METADATA_SERVER_DETECTION: 'none', ...env },
  })
  let printed = ''
  const keep = (chunk: Buffer) => {
    printed += chunk.toString()
    if (chunk.toString().includes('Serving function')) void started().finally(() => child.kill())
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })))
}

/** An event of a document that concerns nobody, as Eventarc tells of it. */
const headersOf = ({
  event,
  path,
}: Readonly<{ event: DocumentEvent; path: string }>): Record<string, string> => ({
  'ce-id': '1',
  'ce-specversion': '1.0',
  'ce-type': eventType(event),
  'ce-source': '//firestore.googleapis.com/projects/demo-test/databases/(default)',
  'ce-subject': `documents/${path.replace(/\{\w+\}/g, 'nobody')}`,
  'content-type': 'application/json',
})

type Answer = Readonly<{ status: number; text: string }>

/** What a function of the release answers to a first request, or what it printed when it did not start. */
async function answerOf(name: string, headers: Record<string, string>): Promise<Answer> {
  const port = await freePort()
  const answers: Answer[] = []
  const env = {
    FUNCTION_TARGET: name,
    GOOGLE_CLOUD_PROJECT: projectId,
    FLUXORI_SCHEDULER_URL: scheduler?.url ?? '',
  }
  const { printed } = await run([framework, `--port=${port}`], env, async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: '{}' })
    answers.push({ status: response.status, text: await response.text() })
  })
  return answers[0] ?? { status: 0, text: printed }
}

test('two builds give the same bytes, so a release is named by its content', async () => {
  const again = await makeRelease(manifest)
  expect([...again.keys()]).toEqual([...release.keys()])
  expect(hashOf(again)).toBe(hashOf(release))
  expect(hashOf(new Map([...again, ['one-more', Buffer.from('')]]))).not.toBe(hashOf(release))
})

test('a release holds no path of the machine that built it, and every bundle has its source map', () => {
  const texts = [...release].map(([name, bytes]) => [name, Buffer.from(bytes).toString()] as const)
  expect(texts.filter(([, text]) => text.includes(functionsDir)).map(([name]) => name)).toEqual([])
  const bundles = texts.map(([name]) => name).filter((name) => name.endsWith('.mjs'))
  expect(bundles.filter((name) => !release.has(`${name}.map`))).toEqual([])
})

/** The sources of a bundle and of every bundle that it loads. */
function sourcesOf(bundle: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(bundle)) return []
  seen.add(bundle)
  const textOf = (name: string) => Buffer.from(release.get(name) ?? []).toString()
  const loaded = [...textOf(bundle).matchAll(/"\.\/([\w-]+\.mjs)"/g)].map(([, name = '']) => name)
  const { sources }: { sources: readonly string[] } = JSON.parse(textOf(`${bundle}.map`))
  return [...sources, ...loaded.flatMap((name) => sourcesOf(name, seen))]
}

test.each(manifest)('$name loads the file of no other function', ({ name }) => {
  const sources = sourcesOf(`${name}.mjs`)
  expect(sources).toContain('../src/edge/register.ts')
  const files = sources.filter((path) => path.startsWith('../src/operations/'))
  expect(files.filter((path) => !path.endsWith(`/${name}.ts`))).toEqual([])
})

const starts = manifest.map(({ name, trigger }) => ({ name, trigger }))

/** Nobody is signed in, nothing is signed, no job is named; the database is empty. */
const expected = { http: [401], webhook: [404], schedule: [200], document: [204], job: [400] }

test.each(starts)('$name starts out of the release and answers', async ({ name, trigger }) => {
  const headers = trigger.kind === 'document' ? headersOf(trigger) : {}
  const { status, text } = await answerOf(name, headers)
  expect(expected[trigger.kind], text).toContain(status)
  if (status >= 400) expect(JSON.parse(text)).toHaveProperty('reason')
})

test('a function that is not in the release is refused in words, not looked for elsewhere', async () => {
  for (const name of ['no-such', '../release/stock-update', '']) {
    const { code, printed } = await run([framework, '--port=0'], { FUNCTION_TARGET: name })
    expect(code, name).toBe(1)
    expect(printed).toContain('FUNCTION_TARGET must name a function of operations.json')
  }
})

test('the image keeps compiled code, and another user than its builder finds it', async () => {
  const env = { FUNCTION_TARGET: 'stock-update', TMPDIR: join(folder, 'tmp') }
  await mkdir(env.TMPDIR)
  expect((await run(['warm.mjs'], env)).code).toBe(0)
  const kept = join(source, 'compile-cache')
  const [made = ''] = await readdir(kept)
  expect((await readdir(join(kept, made))).length).toBeGreaterThan(100)
  await rename(join(kept, made), join(kept, made.replace(/-\d+$/, '-54321')))
  const script =
    "await import('./index.mjs'); console.log((await import('node:module')).getCompileCacheDir())"
  const { printed } = await run(['--input-type=module', '-e', script], env)
  const used = printed.trim().split('\n').at(-1) ?? ''
  expect(used).toBe(join(env.TMPDIR, 'compile-cache', made))
  expect(await readdir(used)).toEqual(await readdir(join(kept, made.replace(/-\d+$/, '-54321'))))
})

test('a function that does not start fails the build of its image', async () => {
  const { code, printed } = await run(['warm.mjs'], { FUNCTION_TARGET: 'no-such' })
  expect(code).toBe(1)
  expect(printed).toContain('no-such does not start.')
})

test('a function without an entry point is refused, naming the file', async () => {
  const [first] = manifest
  if (first === undefined) throw new Error('the manifest is empty')
  const planted = { ...first, name: 'stock-forget', trigger: { kind: 'http' } } as const
  await expect(makeRelease([...manifest, planted])).rejects.toThrow(
    'functions/src/main.ts does not export stockForget, which stock-forget is started by.',
  )
  await expect(makeRelease(manifest.slice(1))).rejects.toThrow(
    `functions/src/operations/http/${first.name}.ts is exported by no line of functions/src/main.ts.`,
  )
})
