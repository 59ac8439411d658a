import { mkdir, mkdtemp, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/**
 * The emulator's own `--export-on-exit` writes nothing when it is ended by a signal, so the export is asked for while
 * it still runs.
 */
const exportName = 'firestore'

const metadata = '.overall_export_metadata'

/**
 * The file to hand to the emulator to load what was saved in `folder`, by `saveExport` or by the cloud's own export;
 * null when nothing was saved there yet.
 */
export async function savedExport(folder: string): Promise<string | null> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const [found] = names.filter((name) => name.endsWith(metadata)).toSorted()
  return found === undefined ? null : resolve(folder, found)
}

/** Saves all documents of `project` in `folder`, in the place of what was saved there. Throws when it cannot. */
export async function saveExport(address: string, project: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const fresh = await mkdtemp(resolve(folder, 'saving-'))
  try {
    const response = await fetch(new URL(`/emulator/v1/projects/${project}:export`, address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        database: `projects/${project}/databases/(default)`,
        export_directory: fresh,
        export_name: exportName,
      }),
    })
    if (!response.ok) throw new Error(await refusal(response, folder))
    await rm(join(folder, exportName), { recursive: true, force: true })
    await rename(join(fresh, exportName), join(folder, exportName))
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** The emulator says no more than that it could not write, so the room that there is stands beside it. */
async function refusal(response: Response, folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(folder)
  const free = `${((bavail * bsize) / 1024 ** 2).toFixed(1)} MB are free there`
  return `The Firestore emulator did not save its data in ${folder} (${free}): ${await response.text()}`
}
