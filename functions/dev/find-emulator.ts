import { access, readdir, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

const jarInSdk = join('platform', 'cloud-firestore-emulator', 'cloud-firestore-emulator.jar')

export const javaIsMissing =
  'Java is missing, and the Firestore emulator runs on it. Install a Java runtime (`apt-get install ' +
  'default-jre-headless`, `brew install openjdk`, or https://adoptium.net) so that `java` is on PATH, or set JAVA_HOME.'

export const jarIsMissing =
  'The Firestore emulator is missing. Install it with `gcloud components install cloud-firestore-emulator` (from ' +
  "Google's package repository: `apt-get install google-cloud-cli-firestore-emulator`) or with `npx firebase " +
  'setup:emulators:firestore`, or set FIRESTORE_EMULATOR_BINARY_PATH to its jar.'

/** The Java to run: of JAVA_HOME, else the first on PATH. Throws an Error that says what to install. */
export async function findJava(environment: Environment): Promise<string> {
  const home = environment['JAVA_HOME']
  const candidates = [
    ...(home === undefined || home === '' ? [] : [join(home, 'bin', 'java')]),
    ...onPath('java', environment),
  ]
  return (await firstThatExists(candidates)) ?? missing(javaIsMissing)
}

/**
 * The Firestore emulator's jar: named by FIRESTORE_EMULATOR_BINARY_PATH, else of the Google Cloud SDK whose `gcloud`
 * is on PATH, else the newest that firebase-tools has downloaded. Throws an Error that says what to install.
 */
export async function findFirestoreJar(environment: Environment, home = homedir()): Promise<string> {
  const named = environment['FIRESTORE_EMULATOR_BINARY_PATH']
  if (named !== undefined && named !== '') {
    return (
      (await firstThatExists([named])) ?? missing(`FIRESTORE_EMULATOR_BINARY_PATH names no file: ${named}`)
    )
  }
  const gcloud = await firstThatExists(onPath('gcloud', environment))
  const sdk = gcloud === null ? [] : [join(dirname(dirname(await realpath(gcloud))), jarInSdk)]
  const cache = join(home, '.cache', 'firebase', 'emulators')
  const downloaded = newestJar(await readdir(cache).catch(() => []))
  const candidates = [...sdk, ...(downloaded === null ? [] : [join(cache, downloaded)])]
  return (await firstThatExists(candidates)) ?? missing(jarIsMissing)
}

/** Of these file names the Firestore emulator's jar with the highest version; null when there is none. */
export function newestJar(names: readonly string[]): string | null {
  const jars = names.filter((name) => /^cloud-firestore-emulator-v[\d.]+\.jar$/.test(name))
  return jars.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null
}

const onPath = (program: string, environment: Environment): readonly string[] =>
  (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))

async function firstThatExists(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (exists) return path
  }
  return null
}

function missing(message: string): never {
  throw new Error(message)
}
