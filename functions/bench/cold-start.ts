import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifest } from '../build/manifest.ts'
import { bundleFunctions } from '../build/bundle-functions.ts'
import { freePort } from '../dev/free-port.ts'
import { median, ratioFigure, type Bench } from './figure.ts'

const starts = 7
const functionsDir = join(import.meta.dirname, '..')

/** A function with an empty body that loads the SDKs that ours load to start. */
const bare = `
import { http } from '@google-cloud/functions-framework'
import { Firestore } from '@google-cloud/firestore'
http('bare', (request, response) => { response.send(String(Firestore.length)) })
`

/** Milliseconds from starting a process to the function's server taking connections. */
async function startOnce(source: string, target: string, cache: string): Promise<number> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(
    process.execPath,
    ['node_modules/.bin/functions-framework', `--source=${source}`, `--target=${target}`, `--port=${port}`],
    {
      cwd: join(functionsDir, '..'),
      env: { ...process.env, NODE_COMPILE_CACHE: cache, METADATA_SERVER_DETECTION: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
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
  child.kill('SIGKILL')
  return milliseconds
}

/** The slowest function's start against an empty function with the same SDKs, both with a warm compile cache. */
export const coldStart: Bench = {
  names: ['cold-start-ratio'],
  measure: async () => {
    const dist = await bundleFunctions()
    const folder = await mkdtemp(join(functionsDir, 'dist-bare-'))
    try {
      await writeFile(join(folder, 'bare.mjs'), bare)
      await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'bare.mjs' }))
      const cache = join(folder, 'cache')
      const names = manifest.map(({ name }) => name)
      const times = new Map<string, number[]>()
      for (let turn = 0; turn < starts; turn += 1) {
        for (const name of ['bare', ...names]) {
          const source = name === 'bare' ? join(folder, 'bare.mjs') : join(dist, `${name}.mjs`)
          const milliseconds = await startOnce(source, name, cache)
          if (turn > 0) times.set(name, [...(times.get(name) ?? []), milliseconds])
        }
      }
      const slowest = Math.max(...names.map((name) => median(times.get(name) ?? [])))
      const numbers = { value: slowest, baseline: median(times.get('bare') ?? []), unit: 'ms' }
      return [ratioFigure('cold-start-ratio', numbers, { atMost: 1.3 })]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
