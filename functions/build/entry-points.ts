import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ManifestEntry } from './manifest.ts'

const folder = {
  http: 'http',
  webhook: 'http',
  document: 'triggers',
  schedule: 'schedules',
  job: 'schedules',
} as const

/** Where every function is exported, seen from the functions folder. */
export const mainFile = 'src/main.ts'

/** The name that `main.ts` exports a function under. */
export const exportOf = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The file that holds a function which is more than a line of `main.ts`, seen from the functions folder. */
const fileOf = ({ name, trigger }: Pick<ManifestEntry, 'name' | 'trigger'>): string =>
  `src/operations/${folder[trigger.kind]}/${name}.ts`

/**
 * What keeps the manifest, `main.ts` and the files of `operations` from being the same list, each in words with the
 * file: a function that `main.ts` does not export under its name, an export that is not in the manifest, and a file
 * that no line of `main.ts` exports.
 */
export async function brokenEntryPoints(
  functionsDir: string,
  manifest: readonly Pick<ManifestEntry, 'name' | 'trigger'>[],
): Promise<readonly string[]> {
  const operations = 'src/operations'
  const files = (await readdir(join(functionsDir, operations), { recursive: true }))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${operations}/${file}`)
    .toSorted()
  const exported = await exportsOf(join(functionsDir, mainFile))
  const [wanted, known] = [manifest.map(({ name }) => exportOf(name)), manifest.map(fileOf)]
  return [
    ...manifest
      .filter(({ name }) => !exported.includes(exportOf(name)))
      .map(
        ({ name }) => `functions/${mainFile} does not export ${exportOf(name)}, which ${name} is started by.`,
      ),
    ...exported
      .filter((name) => !wanted.includes(name))
      .map(
        (name) => `functions/${mainFile} exports ${name}, which no function of the manifest is named after.`,
      ),
    ...files
      .filter((file) => !known.includes(file))
      .map((file) => `functions/${file} is exported by no line of functions/${mainFile}.`),
  ]
}

async function exportsOf(file: string): Promise<readonly string[]> {
  const module: unknown = await import(pathToFileURL(file).href)
  return typeof module === 'object' && module !== null ? Object.keys(module) : []
}
