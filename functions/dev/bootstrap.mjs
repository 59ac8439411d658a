/**
 * `npm start`, `npm test`, `npm run bench` and `npm run screenshots`: brings what is missing, then hands over to Node 24 out of node_modules. Plain JavaScript
 * for any Node from 18 on, without a single package, since none may be installed yet.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { constants, homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.fluxori-stamp')
const lock = join(root, 'package-lock.json')
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const scripts = {
  start: 'functions/dev/start.ts',
  test: 'functions/dev/test.ts',
  bench: 'functions/bench/run.ts',
  screenshots: 'spa/guide/screenshots.ts',
}

const [task = '', ...flags] = process.argv.slice(2)
const script = scripts[task]
if (script === undefined) quit(`Say what to run: ${Object.keys(scripts).join(', ')}.`)
if (Number(process.versions.node.split('.')[0]) < 18)
  quit(`Node ${process.versions.node} is too old: install Node 18 or newer.`)

await install()
if (task !== 'start') await prepareBrowserAndEmulator()
const env = {
  ...process.env,
  PATH: [bin, process.env.PATH].join(delimiter),
  METADATA_SERVER_DETECTION: 'none',
}
process.exitCode = await run(join(bin, 'node'), [script, ...flags], env)

function quit(message) {
  console.error(message)
  process.exit(1)
}

/**
 * Runs a program in the terminal that we have; signals go on to it, and it decides when to end. A signal sent to npm
 * itself ends npm and its shell without a word to us, so a parent that is gone is a signal too.
 */
function run(command, args, environment = process.env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment })
    const forward = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, forward)
    const parent = process.ppid
    const watch = setInterval(() => {
      if (!process.env.npm_lifecycle_event || process.ppid === parent) return
      clearInterval(watch)
      forward('SIGTERM')
    }, 250)
    child.once('error', (error) => quit(`${command} does not run: ${error.message}`))
    child.once('close', (code, signal) => {
      clearInterval(watch)
      for (const name of signals) process.off(name, forward)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

async function install() {
  const hash = existsSync(lock)
    ? createHash('sha256').update(readFileSync(lock)).digest('hex')
    : 'no lock file'
  const installed =
    existsSync(join(bin, 'node')) && existsSync(join(root, 'node_modules', '.package-lock.json'))
  if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!(installed && existsSync(lock) && isAsLocked())) {
    console.log(
      installed
        ? 'The dependencies have changed: installing them.'
        : 'Installing dependencies: once, about two minutes.',
    )
    // Not `npm ci`: it refuses a lock file that leaves out the optional packages of other platforms.
    const code = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund'])
    if (code !== 0) quit(`npm could not install the dependencies (code ${code}). What it said is above.`)
    if (!existsSync(join(bin, 'node'))) {
      quit(
        'npm installed no Node: it was told to skip install scripts. Run `npm rebuild node`, then try again.',
      )
    }
  }
  writeFileSync(stamp, hash)
}

/** Whether what npm says it installed is what the lock file asks for. Optional packages may be missing. */
function isAsLocked() {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  const there = read(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(read(lock)).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    const found = there[path]
    return found === undefined
      ? wanted.optional === true || wanted.peer === true
      : found.version === wanted.version
  })
}

async function prepareBrowserAndEmulator() {
  const onPath = (program) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, program))
      .find((file) => folderOf(file) && existsSync(file))
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : onPath('java')
  if (java === undefined || !existsSync(java)) {
    quit(
      'Java is missing, and the Firestore emulator runs on it. Install a Java runtime: `apt-get install default-jre-headless` or `brew install openjdk`.',
    )
  }
  if (!hasFirestoreEmulator(onPath('gcloud'))) {
    quit(
      'The Firestore emulator is missing. Install it: `gcloud components install cloud-firestore-emulator` or `npx firebase setup:emulators:firestore`.',
    )
  }
  process.env.CHROMIUM_PATH = findChromium() ?? (await installChromium())
}

function folderOf(file) {
  return dirname(file) !== '.'
}

function hasFirestoreEmulator(gcloud) {
  if (process.env.FIRESTORE_EMULATOR_BINARY_PATH)
    return existsSync(process.env.FIRESTORE_EMULATOR_BINARY_PATH)
  const inSdk = 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar'
  if (gcloud !== undefined && existsSync(join(dirname(dirname(realpathSync(gcloud))), inSdk))) return true
  return list(join(homedir(), '.cache/firebase/emulators')).some((name) =>
    /^cloud-firestore-emulator-v.*\.jar$/.test(name),
  )
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? named : quit(`CHROMIUM_PATH names no file: ${named}`)
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  const caches = [join(homedir(), '.cache/ms-playwright'), join(homedir(), 'Library/Caches/ms-playwright')]
  const programs = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]
  return caches
    .flatMap((cache) =>
      list(cache)
        .filter((name) => /^chromium-\d+$/.test(name))
        .map((name) => join(cache, name)),
    )
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find((file) => existsSync(file))
}

async function installChromium() {
  console.log('Chromium is needed and missing: installing it.')
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  const code = isDebian
    ? (await run('apt-get', ['update'])) ||
      (await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']))
    : await run(join(bin, 'playwright'), ['install', 'chromium'])
  const found = code === 0 ? findChromium() : undefined
  return found ?? quit('Chromium could not be installed. Install it and set CHROMIUM_PATH to it.')
}
