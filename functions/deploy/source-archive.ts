import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'

/** The first day that an archive can tell. */
const sameDay = (): Date => new Date(1980, 0, 1)

/**
 * The files of a folder as one archive, and the SHA-256 over their names and bytes that names it. Names are sorted and
 * days are the same for all, so that the same files give the same archive on every machine, at any time.
 */
export async function sourceArchive(folder: string): Promise<Readonly<{ hash: string; bytes: Uint8Array }>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .toSorted()
  const hash = createHash('sha256')
  const files: Record<string, Uint8Array> = {}
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
    files[name] = bytes
  }
  return { hash: hash.digest('hex'), bytes: zipSync(files, { level: 9, mtime: sameDay(), os: 3 }) }
}
