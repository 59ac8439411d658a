import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Firestore } from '@google-cloud/firestore'
import { openDemo } from './demo/open-demo.ts'
import { countsOf } from './restore-drill/compare.ts'
import { makeExport, restoreExport, stopwatch, type Phase, type Restored } from './restore-drill/drill.ts'
import { takeStock } from './restore-drill/inventory.ts'

/**
 * `npm run restore-drill`: saves the demo, restores it and checks that nothing is lost. `--from DIR` restores an export
 * that is there already; `--project P --database D` checks a database that was restored in the cloud.
 */
const usage =
  'Usage: npm run restore-drill -- [--from DIR | --keep DIR | --project PROJECT --database DATABASE]'

type Flags = Readonly<{ from?: string; keep?: string; project?: string; database?: string }>

function flagsOrQuit(): Flags {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ options: { from: text, keep: text, project: text, database: text } })
    if ((values.project === undefined) === (values.database === undefined)) return values
    throw new Error('--project and --database go together.')
  } catch (error) {
    // A mistyped flag is answered in words, not with a stack.
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exit(2)
  }
}

const log = (): void => undefined

const phases: Phase[] = []
const timed = stopwatch((phase) => {
  phases.push(phase)
  console.log(`${phase.seconds.toFixed(1).padStart(8)} s  ${phase.name}`)
})

async function here({ from, keep }: Flags): Promise<Restored> {
  if (from !== undefined) return restoreExport({ folder: resolve(from), log, timed })
  const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'restore-drill-')) : resolve(keep)
  try {
    const at = new Date().toISOString()
    await makeExport({ folder, log, timed }, (db) => openDemo(db, 'http://127.0.0.1:5010', at))
    return await restoreExport({ folder, log, timed })
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true })
  }
}

async function inTheCloud(projectId: string, databaseId: string): Promise<Restored> {
  const db = new Firestore({ projectId, databaseId })
  try {
    const { inventory, broken } = await timed('check documents and state', () => takeStock(db))
    const empty = inventory.size === 0 ? ['The database holds no document.'] : []
    return { inventory, compared: false, broken: [...empty, ...broken] }
  } finally {
    await db.terminate()
  }
}

function report({ inventory, compared, broken }: Restored): void {
  if (inventory !== null) {
    console.log('')
    countsOf(inventory).forEach((count, name) => console.log(`${String(count).padStart(8)}    ${name}`))
    console.log(
      `${String(inventory.size).padStart(8)}    documents${compared && broken.length === 0 ? ', each as it was saved' : ''}`,
    )
  }
  broken.slice(0, 20).forEach((words) => console.error(`  ${words}`))
  if (broken.length > 20) console.error(`  and ${broken.length - 20} more.`)
}

/** Seconds from having an export, or a restored database, to knowing that it holds. */
const restoring = ['restore into a fresh database', 'check documents and state', 'check the rules']

const flags = flagsOrQuit()
try {
  const { project, database } = flags
  const restored =
    project === undefined || database === undefined ? await here(flags) : await inTheCloud(project, database)
  report(restored)
  const seconds = phases
    .filter(({ name }) => restoring.includes(name))
    .reduce((sum, phase) => sum + phase.seconds, 0)
  const unsealed = restored.compared
    ? ''
    : ' There was no seal to compare with: only what is there was checked.'
  if (restored.broken.length > 0) process.exitCode = 1
  console.log(
    restored.broken.length > 0
      ? `\nNOT RESTORED: ${restored.broken.length} findings, above.`
      : `\nRESTORED in ${seconds.toFixed(1)} s.${unsealed}`,
  )
} catch (error) {
  // What the parts say of themselves is written for the person at the terminal.
  console.error(`\nNOT RESTORED: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
