import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/**
 * The emulator's own `--export-on-exit` writes nothing when it is ended by a signal, so the export is asked for while
 * it still runs.
 */
const exportName = 'firestore'

/** The file to hand to the emulator to load what was saved in `folder`; null when nothing was saved there yet. */
export async function savedExport(folder: string): Promise<string | null> {
  const file = resolve(folder, exportName, `${exportName}.overall_export_metadata`)
  return access(file).then(
    () => file,
    () => null,
  )
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
    if (!response.ok)
      throw new Error(`The Firestore emulator did not save its data: ${await response.text()}`)
    await rm(join(folder, exportName), { recursive: true, force: true })
    await rename(join(fresh, exportName), join(folder, exportName))
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}
