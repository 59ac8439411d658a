import { fileURLToPath } from 'node:url'
import { findFirestoreJar, findJava } from './find-emulator.ts'
import { savedExport, saveExport } from './firestore-export.ts'
import { startProcess } from './start-process.ts'

/** Takes one line at a time of what an emulator prints. */
export type Log = (line: string) => void

/** A running emulator. `stop` answers when its process is gone. */
export type Emulator = Readonly<{ stop: () => Promise<void> }>

export type FirestoreOptions = Readonly<{
  host: string
  port: number
  project: string
  /** Path of the rules file. */
  rules: string
  /** Port on `host` that hears of changed documents; without it no trigger fires. */
  functionsPort?: number
  /** Folder of an earlier `exportTo`; a folder where nothing was saved yet starts empty. */
  importFrom?: string
  /** Folder that `stop` saves the data in. Nothing is saved when this process ends without calling it. */
  exportTo?: string
  log: Log
}>

export type AuthOptions = Readonly<{ port: number; project: string; log: Log }>

const authHost = '127.0.0.1'
const secondsToStart = 180
const secondsToStop = 10

/** The Java arguments that run the Firestore emulator out of `jar`. */
export function firestoreArguments(
  jar: string,
  { host, port, project, rules, functionsPort }: Omit<FirestoreOptions, 'log'>,
  importFile: string | null = null,
): readonly string[] {
  return [
    '-Xmx4g',
    '-Duser.language=en',
    ...['-cp', jar, 'com.google.cloud.datastore.emulator.firestore.CloudFirestore'],
    ...['--host', host],
    ...['--port', String(port)],
    ...['--rules', rules],
    ...['--project_id', project],
    ...(functionsPort === undefined ? [] : ['--functions_emulator', `${host}:${functionsPort}`]),
    ...(importFile === null ? [] : ['--import-data', importFile]),
  ]
}

/**
 * Starts the Firestore emulator with these rules and answers when it takes requests. It ends with this process.
 * Throws an Error that says what to install when Java or the emulator is missing, or what the emulator printed
 * when it does not come up (a port in use, rules that do not compile).
 */
export async function startFirestore(options: FirestoreOptions): Promise<Emulator> {
  const { host, port, project, importFrom, exportTo, log } = options
  const java = await findJava(process.env)
  const jar = await findFirestoreJar(process.env)
  const importFile = importFrom === undefined ? null : await savedExport(importFrom)
  const address = `http://${host}:${port}/`
  const emulator = await startProcess({
    name: 'The Firestore emulator',
    command: java,
    args: firestoreArguments(jar, options, importFile),
    address,
    secondsToStart,
    secondsToStop,
    log,
  })
  if (exportTo === undefined) return emulator
  return {
    stop: async () => {
      try {
        await saveExport(address, project, exportTo)
      } finally {
        await emulator.stop()
      }
    },
  }
}

/**
 * Starts the Auth emulator on 127.0.0.1 and answers when it takes requests. It ends with this process, and its
 * users with it. Throws an Error with what it printed when it does not come up.
 */
export async function startAuth({ port, project, log }: AuthOptions): Promise<Emulator> {
  return startProcess({
    name: 'The Auth emulator',
    command: process.execPath,
    args: [fileURLToPath(new URL('auth-emulator.ts', import.meta.url)), authHost, String(port), project],
    address: `http://${authHost}:${port}/`,
    secondsToStart,
    secondsToStop,
    log,
  })
}
