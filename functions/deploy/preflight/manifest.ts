import { z } from 'zod'
import { exportOf, mainFile } from '../../build/entry-points.ts'
import { lineAt, type Finding } from '../finding.ts'

const manifestFile = 'terraform/operations.json'
const Entries = z.array(z.object({ name: z.string(), entryPoint: z.string() }))

export type ManifestFacts = Readonly<{
  /** The manifest as it is kept for Terraform. */
  kept: string
  /** The manifest as the code makes it now. */
  made: string
}>

/** Each entry of the kept manifest that the code would not make so, and each that `main.ts` does not export. */
export function manifestFindings({ kept, made }: ManifestFacts): readonly Finding[] {
  const stale = staleFinding(kept, made)
  const exported = Entries.parse(JSON.parse(made)).map(({ name }) => name)
  return [
    ...(stale === null ? [] : [stale]),
    ...Entries.parse(JSON.parse(kept))
      .filter(({ name }) => !exported.includes(name))
      .map(({ name }) =>
        withoutEntryPoint(kept, name, `functions/${mainFile} does not export ${exportOf(name)}`),
      ),
  ]
}

/** Each entry whose bundle the build did not make. `exists` answers for a path from the root of the repository. */
export const bundleFindings = (kept: string, exists: (path: string) => boolean): readonly Finding[] =>
  Entries.parse(JSON.parse(kept)).flatMap(({ name, entryPoint }) =>
    ['functions/dist/index.mjs', `functions/dist/${entryPoint}.mjs`]
      .filter((path) => !exists(path))
      .map((path) => withoutEntryPoint(kept, name, `${path} is not there`)),
  )

const withoutEntryPoint = (kept: string, name: string, why: string): Finding => ({
  file: manifestFile,
  line: lineAt(kept, kept.indexOf(`"name": "${name}"`)),
  message: `The function ${name} has no entry point: ${why}.`,
})

/** The first line in which two texts differ. */
function staleFinding(kept: string, made: string): Finding | null {
  if (kept === made) return null
  const [old, now] = [kept.split('\n'), made.split('\n')]
  const place = old.findIndex((line, at) => line !== now[at])
  return {
    file: manifestFile,
    line: (place === -1 ? old.length : place) + 1,
    message: 'The manifest is older than the code: run `npm run reference`.',
  }
}
