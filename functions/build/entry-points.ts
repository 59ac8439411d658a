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

/** The name that a function's file exports it under. */
export const exportOf = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The file that holds a function, seen from the functions folder. */
export const fileOf = ({
  name,
  trigger,
}: Readonly<{ name: string; trigger: Pick<ManifestEntry['trigger'], 'kind'> }>): string =>
  `src/operations/${folder[trigger.kind]}/${name}.ts`

/**
 * What keeps the manifest and the files of `operations` from being the same list, each in words with the file: a
 * function whose file is missing or exports another name, and a file that no line of `main.ts` exports.
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
  const wanted = manifest.map((entry) => ({ entry, file: fileOf(entry) }))
  const broken: string[] = []
  for (const { entry, file } of wanted) {
    const name = exportOf(entry.name)
    if (!files.includes(file)) broken.push(`functions/${file} is missing; ${entry.name} should be there.`)
    else if (!(await exportsOf(join(functionsDir, file))).includes(name))
      broken.push(`functions/${file} does not export ${name}, which ${entry.name} is started by.`)
  }
  const known = wanted.map(({ file }) => file)
  const unknown = files.filter((file) => !known.includes(file))
  return [
    ...broken,
    ...unknown.map((file) => `functions/${file} is exported by no line of functions/src/main.ts.`),
  ]
}

async function exportsOf(file: string): Promise<readonly string[]> {
  const module: unknown = await import(pathToFileURL(file).href)
  return typeof module === 'object' && module !== null ? Object.keys(module) : []
}
