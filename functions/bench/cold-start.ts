import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifest } from '../build/manifest.ts'
import { makeRelease, writeRelease } from '../build/release.ts'
import { freePort } from '../dev/free-port.ts'
import { median, ratioFigure, type Bench, type Round } from './figure.ts'

const rounds = 6
const functionsDir = join(import.meta.dirname, '..')
const framework = join(functionsDir, '../node_modules/.bin/functions-framework')

/** A function with an empty body that loads the SDKs that ours load to start. */
const bare = `
import { http } from '@google-cloud/functions-framework'
import { Firestore } from '@google-cloud/firestore'
http('bare', (request, response) => { response.send(String(Firestore.length)) })
`

type Start = Readonly<{ source: string; target: string; compileCache: string | null }>

/** Milliseconds from starting a process as the cloud does to the function's server taking connections. */
async function startOnce({ source, target, compileCache }: Start): Promise<number> {
  const port = await freePort()
  const cache =
    compileCache === null ? { NODE_DISABLE_COMPILE_CACHE: '1' } : { NODE_COMPILE_CACHE: compileCache }
  const started = performance.now()
  const child = spawn(process.execPath, [framework, `--source=${source}`, `--port=${port}`], {
    cwd: join(functionsDir, '..'),
    env: { ...process.env, ...cache, FUNCTION_TARGET: target, METADATA_SERVER_DETECTION: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Serving function')) resolve()
    })
    child.on('exit', () => reject(new Error(`${target} did not start: ${errors}`)))
  })
  const milliseconds = performance.now() - started
  child.removeAllListeners('exit')
  const gone = new Promise((resolve) => child.once('close', resolve))
  // The framework ends on SIGTERM with `process.exit`, which is when Node writes what it compiled.
  child.kill('SIGTERM')
  await gone
  return milliseconds
}

/** The times of each start. Taken in turn, so that all meet the same load; the first turn fills the compile cache. */
async function times(all: ReadonlyMap<string, Start>): Promise<(name: string) => readonly number[]> {
  const found = new Map<string, number[]>([...all.keys()].map((name) => [name, []]))
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const [name, start] of all) {
      const milliseconds = await startOnce(start)
      if (turn > 0) found.get(name)?.push(milliseconds)
    }
  }
  return (name) => found.get(name) ?? []
}

const beside = (values: readonly number[], baselines: readonly number[]): readonly Round[] =>
  values.map((value, index) => ({ value, baseline: baselines[index] ?? NaN }))

/**
 * The slowest function's start, of the very files that are uploaded, against an empty function with the same SDKs
 * (both with a warm compile cache), and against itself without the cache.
 */
export const coldStart: Bench = {
  names: ['cold-start-ratio', 'cold-start-cache-ratio'],
  measure: async () => {
    const folder = await mkdtemp(join(functionsDir, 'dist-bench-'))
    try {
      const [release, empty] = [join(folder, 'release'), join(folder, 'bare')]
      await writeRelease(await makeRelease(manifest), release)
      await mkdir(empty)
      await writeFile(join(empty, 'index.mjs'), bare)
      await writeFile(join(empty, 'package.json'), JSON.stringify({ type: 'module', main: 'index.mjs' }))
      const cache = join(folder, 'cache')
      const cached = (source: string, target: string): Start => ({ source, target, compileCache: cache })
      const names = manifest.map(({ name }) => name)
      const each = await times(
        new Map([
          ['bare', cached(empty, 'bare')],
          ...names.map((name) => [name, cached(release, name)] as const),
        ]),
      )
      const [slowest = ''] = names.toSorted((a, b) => median(each(b)) - median(each(a)))
      const pair = await times(
        new Map([
          ['cached', cached(release, slowest)],
          ['uncached', { source: release, target: slowest, compileCache: null }],
        ]),
      )
      return [
        ratioFigure(
          'cold-start-ratio',
          { unit: 'ms', rounds: beside(each(slowest), each('bare')) },
          { atMost: 1.3 },
        ),
        ratioFigure(
          'cold-start-cache-ratio',
          { unit: 'ms', rounds: beside(pair('cached'), pair('uncached')) },
          { atMost: 0.9 },
        ),
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
