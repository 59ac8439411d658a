import { fileURLToPath } from 'node:url'
import { Firestore } from '@google-cloud/firestore'
import { startFirestore, type Log } from '../emulators.ts'
import { savedExport, saveExport } from '../firestore-export.ts'
import { freePort } from '../free-port.ts'
import { host, project } from '../settings.ts'
import { differences } from './compare.ts'
import { takeStock, type Inventory } from './inventory.ts'
import { openDoors } from './open-doors.ts'
import { brokenSeal, sealedInventory, sealExport } from './sealed-export.ts'

const rules = fileURLToPath(new URL('../../../firestore.rules', import.meta.url))

/** A step of the drill, and the seconds that it took. */
export type Phase = Readonly<{ name: string; seconds: number }>

/** What a restore gave: nothing in `broken` means that what was restored is what was saved, and holds. */
export type Restored = Readonly<{
  /** Null when nothing was restored. */
  inventory: Inventory | null
  /** Whether there was a list of what should be there to compare with. */
  compared: boolean
  broken: readonly string[]
}>

/** Does some work and keeps the seconds that it took under a name. */
type Timed = <T>(name: string, work: () => Promise<T>) => Promise<T>

type Scene = Readonly<{
  /** Folder of the export. */
  folder: string
  log: Log
  timed: Timed
}>

/** Runs steps of the drill; what each took is told to `done` as it ends. */
export const stopwatch =
  (done: (phase: Phase) => void): Timed =>
  async (name, work) => {
    const started = performance.now()
    try {
      return await work()
    } finally {
      done({ name, seconds: (performance.now() - started) / 1000 })
    }
  }

type Use<T> = (db: Firestore, address: string) => Promise<T>

/** An emulator for as long as `use` runs, empty or with the export in `importFrom`. */
async function withEmulator<T>(
  start: string,
  importFrom: string | null,
  scene: Scene,
  use: Use<T>,
): Promise<T> {
  const port = await freePort(host)
  const data = importFrom === null ? {} : { importFrom }
  const emulator = await scene.timed(start, () =>
    startFirestore({ host, port, project, rules, log: scene.log, ...data }),
  )
  const db = emulatedFirestore(port)
  try {
    return await use(db, `http://${host}:${port}/`)
  } finally {
    await db.terminate()
    await emulator.stop()
  }
}

const addressName = 'FIRESTORE_EMULATOR_HOST'

/** Past the rules, as functions are. An emulator that the environment names would win over `host`, so it is set aside. */
function emulatedFirestore(port: number): Firestore {
  const known = process.env[addressName]
  process.env[addressName] = `${host}:${port}`
  try {
    return new Firestore({ projectId: project })
  } finally {
    if (known === undefined) delete process.env[addressName]
    else process.env[addressName] = known
  }
}

/**
 * Makes an export to restore: what `load` writes, saved by the emulator's own export and sealed with what it holds. Throws an Error with the emulator's words when it cannot be written, as on a full disk.
 */
export async function makeExport(scene: Scene, load: (db: Firestore) => Promise<void>): Promise<void> {
  const { folder, timed } = scene
  await withEmulator('start a database', null, scene, async (db, address) => {
    await timed('load merchants', () => load(db))
    const { inventory, broken } = await timed('take stock before', () => takeStock(db))
    if (broken.length > 0) throw new Error(`What is to be saved is broken already: ${broken.join(' ')}`)
    await timed('export', async () => {
      await saveExport(address, project, folder)
      await sealExport(folder, inventory)
    })
  })
}

/** Restores the export into a fresh emulator and checks it there. A broken export is refused before it is loaded. */
export async function restoreExport(scene: Scene): Promise<Restored> {
  const { folder, timed } = scene
  const wrong = await brokenSeal(folder)
  if (wrong.length > 0) return refused(wrong)
  if ((await savedExport(folder)) === null)
    return refused([`There is no export in ${folder}: no file ends in .overall_export_metadata.`])
  const before = await sealedInventory(folder)
  return withEmulator('restore into a fresh database', folder, scene, async (db, address) => {
    const { inventory, broken } = await timed('check documents and state', () => takeStock(db))
    const doors = await timed('check the rules', () => openDoors(db, address, project))
    const differs = before === null ? [] : differences(before, inventory)
    const empty = inventory.size === 0 ? ['The export holds no document.'] : []
    return { inventory, compared: before !== null, broken: [...empty, ...differs, ...broken, ...doors] }
  })
}

const refused = (broken: readonly string[]): Restored => ({ inventory: null, compared: false, broken })
