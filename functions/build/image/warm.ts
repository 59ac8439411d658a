import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `npm run gcp-build`, which the buildpack runs in the image after the packages are installed and before it is kept:
 * starts the function once, as it will be started, so that its compiled code is in the image. A function that does
 * not start fails the build here, before anything is replaced.
 */
const folder = import.meta.dirname
const cache = join(folder, 'compile-cache')
const framework = import.meta.resolve('@google-cloud/functions-framework')
const main = new URL('main.js', framework)
const millisecondsToStart = 60_000

rmSync(cache, { recursive: true, force: true })
const child = spawn(process.execPath, [main.pathname, `--source=${folder}`, '--port=0'], {
  env: { ...process.env, NODE_ENV: 'development', NODE_COMPILE_CACHE: cache },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const late = setTimeout(() => child.kill('SIGKILL'), millisecondsToStart)
let started = false
child.stdout.on('data', (chunk: Buffer) => {
  if (started || !chunk.toString().includes('Serving function')) return
  started = true
  child.kill('SIGTERM')
})
child.on('close', () => {
  clearTimeout(late)
  if (!started) {
    console.error(`${process.env['FUNCTION_TARGET'] ?? 'The function'} does not start.`)
    process.exitCode = 1
    return
  }
  readable(cache)
})

/** Node keeps its files to the user who made them; the one who runs the function may be another. */
function readable(at: string): void {
  chmodSync(at, 0o755)
  readdirSync(at, { withFileTypes: true }).forEach((entry) => {
    const path = join(at, entry.name)
    if (entry.isDirectory()) readable(path)
    else chmodSync(path, 0o644)
  })
}
