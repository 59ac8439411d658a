import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundleFunctions, installed, type Files } from './bundle-functions.ts'
import { cutLock } from './cut-lock.ts'
import { brokenEntryPoints } from './entry-points.ts'
import { readLock, type Lock } from './lock.ts'
import type { ManifestEntry } from './manifest.ts'

const functionsDir = join(import.meta.dirname, '..')
const lockFile = join(functionsDir, '../package-lock.json')
const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/**
 * The complete source to upload: bundles with their source maps, `index.mjs`, `warm.mjs`, the manifest, and
 * package.json with a lock file for just the packages that are installed beside them. The same sources give the same
 * bytes. Throws an Error that names the file of every function without an entry point.
 */
export async function makeRelease(manifest: readonly ManifestEntry[]): Promise<Files> {
  const broken = await brokenEntryPoints(functionsDir, manifest)
  if (broken.length > 0) throw new Error(broken.join('\n'))
  const [bundles, lock] = await Promise.all([bundleFunctions(manifest), readLock(lockFile)])
  const all = [...bundles, ...packageFiles(lock), ['operations.json', json(manifest)] as const]
  return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** package.json and package-lock.json of the installed packages, each at the version of the repository's lock file. */
export function packageFiles(lock: Lock): Files {
  const packages = cutLock(lock, 'functions', installed)
  const versionOf = (name: string) => packages[`node_modules/${name}`]?.['version']
  const given = {
    name: 'fluxori-functions',
    version: '0.0.0',
    dependencies: Object.fromEntries(installed.map((name) => [name, versionOf(name)])),
    engines: { node: '24.x.x' },
  }
  return new Map([
    [
      'package.json',
      json({
        ...given,
        private: true,
        type: 'module',
        main: 'index.mjs',
        scripts: { 'gcp-build': 'node warm.mjs' },
      }),
    ],
    [
      'package-lock.json',
      json({
        name: given.name,
        version: given.version,
        lockfileVersion: 3,
        requires: true,
        packages: { '': given, ...packages },
      }),
    ],
  ])
}

/** Names a release by its content: sha-256 over every file's name and bytes. */
export function hashOf(files: Files): string {
  const hash = createHash('sha256')
  files.forEach((bytes, name) => hash.update(`${name}\0${bytes.length}\0`).update(bytes))
  return hash.digest('hex')
}

/** Puts a release into `folder`, in the place of what is there; what is there stays until all of it is written. */
export async function writeRelease(files: Files, folder: string): Promise<void> {
  const fresh = `${folder}-${process.pid}`
  try {
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(fresh, name)), { recursive: true })
      await writeFile(join(fresh, name), bytes)
    }
    await rm(folder, { recursive: true, force: true })
    await rename(fresh, folder)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}
