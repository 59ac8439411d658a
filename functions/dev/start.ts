import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Firestore } from '@google-cloud/firestore'
import { z } from 'zod'
import { ChannelKind } from '@fluxori/contract/channels/channels'
import * as main from '../src/main.ts'
import { demoState, demoMerchant, otherState } from './demo/demo-state.ts'
import { catalogue } from './demo/catalogue.ts'
import { openDemo } from './demo/open-demo.ts'
import { writeSecrets } from './demo/secrets.ts'
import { findShopsAt, openShops, readShopState } from './demo/shops.ts'
import { startTraffic } from './demo/traffic.ts'
import { seededRandom } from './random.ts'
import { createUsers, demoPassword } from './demo/users.ts'
import { startAuth, startFirestore } from './emulators.ts'
import { later } from './sandboxes/host-delivery.ts'
import { startScheduler } from './scheduler/local-scheduler.ts'
import { callThrough, startSchedules } from './schedules.ts'
import { host, parseSettings, project, type Settings } from './settings.ts'
import { startProcess } from './start-process.ts'
import { takenPorts } from './taken-ports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const signIn = `owner@demo.fluxori.test / ${demoPassword}`

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))

type Stop = () => Promise<void> | void
type Log = (line: string) => void

/** Everything that was started, last first, each stopped whatever becomes of the others. */
async function stopAll(stops: readonly Stop[], log: Log): Promise<void> {
  for (const stop of stops.toReversed()) {
    try {
      await stop()
    } catch (error) {
      // Whatever does not stop must not keep the rest running; what it said is for the person at the terminal.
      log(String(error))
      console.error(String(error))
    }
  }
}

async function start(settings: Settings, stops: Stop[], log: Log): Promise<void> {
  const { ports, empty, persist, dev, schedules } = settings
  const at = (port: number) => `http://${host}:${port}`
  const secretsFile = `${root}.fluxori/secrets.json`
  const surroundings = {
    GOOGLE_CLOUD_PROJECT: project,
    GCLOUD_PROJECT: project,
    METADATA_SERVER_DETECTION: 'none',
    FIRESTORE_EMULATOR_HOST: `${host}:${ports.firestore}`,
    FIREBASE_AUTH_EMULATOR_HOST: `${host}:${ports.auth}`,
    FLUXORI_SECRETS_FILE: secretsFile,
    FLUXORI_ORIGINS: [at(ports.spa), `http://localhost:${ports.spa}`].join(','),
    FLUXORI_PUBLIC_URL: at(ports.functions),
    FLUXORI_SCHEDULER_URL: at(ports.scheduler),
  }
  Object.assign(process.env, surroundings)
  const startedAt = new Date().toISOString()

  const data = async () => {
    const rules = `${root}firestore.rules`
    const kept = persist === null ? {} : { importFrom: persist, exportTo: persist }
    const options = { host, port: ports.firestore, project, rules, functionsPort: ports.functions, ...kept }
    const emulator = await startFirestore({ ...options, log: (line) => log(`firestore: ${line}`) })
    stops.unshift(emulator.stop)
    const db = new Firestore({ projectId: project })
    stops.push(() => db.terminate())
    const known = await db.doc(`merchants/${demoMerchant}`).get()
    if (!known.exists && !empty) await openDemo(db, at(ports.sandboxes), startedAt)
    if (known.exists) await findShopsAt(db, at(ports.sandboxes))
    return readShopState(db)
  }
  const people = async () => {
    const auth = await startAuth({ port: ports.auth, project, log: (line) => log(`auth: ${line}`) })
    stops.unshift(auth.stop)
    const state = [demoState(at(ports.sandboxes), startedAt), otherState(startedAt)]
    const members = state.flatMap((one) => one.members)
    if (!empty) await createUsers(at(ports.auth), project, members)
  }
  const screens = async () => {
    Object.assign(process.env, {
      VITE_PROJECT_ID: project,
      VITE_FUNCTIONS_URL: at(ports.functions),
      VITE_AUTH_EMULATOR: at(ports.auth),
      VITE_FIRESTORE_EMULATOR: `${host}:${ports.firestore}`,
      ...(empty ? {} : { VITE_DEMO_SIGN_IN: signIn }),
    })
    const app = await startProcess({
      name: 'The single page app',
      command: process.execPath,
      args: [script('serve-spa.ts'), host, String(ports.spa), dev ? 'dev' : 'built'],
      address: `${at(ports.spa)}/`,
      secondsToStart: 60,
      secondsToStop: 5,
      log: (line) => log(`spa: ${line}`),
    })
    stops.push(app.stop)
  }
  const begun = await Promise.allSettled([data(), people(), screens(), writeSecrets(secretsFile)])
  const failed = begun.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  const [known] = begun
  if (known.status !== 'fulfilled') return

  const shops = await openShops({
    host,
    port: ports.sandboxes,
    functions: at(ports.functions),
    ...known.value,
    now: () => new Date(),
    log,
  })
  stops.push(shops.close)
  const scheduler = await startScheduler({
    host,
    port: ports.scheduler,
    timed: schedules,
    now: () => new Date(),
    log,
  })
  stops.push(scheduler.close)
  const functions = await startProcess({
    name: 'The functions',
    command: process.execPath,
    args: [script('serve-functions.ts'), host, String(ports.functions)],
    address: `${at(ports.functions)}/health`,
    secondsToStart: 60,
    secondsToStop: 10,
    log: (line) => {
      log(line)
      if (line.startsWith('{"severity":"ERROR"')) console.error(line.slice(0, 400))
    },
  })
  stops.push(functions.stop)
  if (!schedules) return
  stops.push(startSchedules(Object.values(main), callThrough(at(ports.functions), log)))
  const sandboxes = [...shops.sandboxes.values()]
  const random = seededRandom(Date.parse(startedAt))
  if (!empty) stops.push(startTraffic({ sandboxes, items: catalogue, random, later }))
}

function summary({ ports, empty, schedules }: Settings, seconds: number): string {
  const kinds = ChannelKind.options.join(' · ')
  return [
    '',
    `  Fluxori           http://${host}:${ports.spa}`,
    ...(empty
      ? ['  Sign in           nobody yet: this run is empty']
      : [
          `  Sign in           ${signIn}`,
          '                    also manager@, operator@, accountant@, viewer@ and owner@other.fluxori.test',
        ]),
    `  Functions         http://${host}:${ports.functions}/<name>`,
    `  Sandboxes         http://${host}:${ports.sandboxes}/<kind>   ${kinds}`,
    `  Emulators         Firestore ${host}:${ports.firestore}, Auth ${host}:${ports.auth}`,
    `  Scheduler         http://${host}:${ports.scheduler}/v1   for schedules that merchants make`,
    `  Schedules         ${schedules ? 'on, with demo buyers' : 'off'}`,
    `  Log               .fluxori/run-${ports.functions}.log`,
    '',
    `  Up in ${seconds.toFixed(1)} s. Ctrl-C stops everything.`,
    '',
  ].join('\n')
}

function settingsOrQuit(): Settings {
  try {
    return parseSettings(process.argv.slice(2), process.env)
  } catch (error) {
    // A mistyped flag is answered in words, not with a stack.
    const words =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : ''
    console.error(`${words}\nUsage: npm start -- [--port-offset N] [--empty] [--persist DIR] [--dev]`)
    process.exit(1)
  }
}

const begin = performance.now()
const settings = settingsOrQuit()
const taken = await takenPorts(host, settings.ports)
if (taken.length > 0) {
  const which = taken.map(({ name, port }) => `${port} (${name})`).join(', ')
  console.error(`Taken by another program: port ${which}. End it, or run: npm start -- --port-offset 1000`)
  process.exit(1)
}
await mkdir(`${root}.fluxori`, { recursive: true })
const file = createWriteStream(`${root}.fluxori/run-${settings.ports.functions}.log`)
const log: Log = (line) => void file.write(`${line}\n`)
const stops: Stop[] = []
let stopping: Promise<void> | undefined

function stop(code: number): void {
  stopping ??= stopAll(stops, log).then(() => process.exit(code))
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))

try {
  await start(settings, stops, log)
  if (stopping === undefined) {
    console.log(summary(settings, (performance.now() - begin) / 1000))
    console.log('Fluxori is ready')
  }
} catch (error) {
  // What the parts say of themselves is written for the person at the terminal.
  console.error(error instanceof Error ? error.message : String(error))
  stop(1)
}
