import { z } from 'zod'
import { fileOf } from '../../build/entry-points.ts'
import { lineAt, type Finding } from '../finding.ts'

const manifestFile = 'terraform/operations.json'
const Entries = z.array(
  z.object({
    name: z.string(),
    entryPoint: z.string(),
    trigger: z.object({ kind: z.enum(['http', 'webhook', 'document', 'schedule', 'job']) }),
  }),
)

export type ManifestFacts = Readonly<{
  /** The manifest as it is kept for Terraform. */
  kept: string
  /** The manifest as the code makes it now. */
  made: string
  exists: (path: string) => boolean
}>

/** Each entry of the kept manifest that the code would not make so, and each that has no operation file. */
export function manifestFindings({ kept, made, exists }: ManifestFacts): readonly Finding[] {
  const stale = staleFinding(kept, made)
  return [
    ...(stale === null ? [] : [stale]),
    ...missingFiles(kept, exists, (entry) => [`functions/${fileOf(entry)}`]),
  ]
}

/** Each entry whose bundle the build did not make. `exists` answers for a path from the root of the repository. */
export const bundleFindings = (kept: string, exists: (path: string) => boolean): readonly Finding[] =>
  missingFiles(kept, exists, ({ entryPoint }) => [
    'functions/dist/index.mjs',
    `functions/dist/${entryPoint}.mjs`,
  ])

function missingFiles(
  kept: string,
  exists: (path: string) => boolean,
  filesOf: (entry: z.infer<typeof Entries>[number]) => readonly string[],
): readonly Finding[] {
  return Entries.parse(JSON.parse(kept)).flatMap((entry) =>
    filesOf(entry)
      .filter((path) => !exists(path))
      .map((path) => ({
        file: manifestFile,
        line: lineAt(kept, kept.indexOf(`"name": "${entry.name}"`)),
        message: `The function ${entry.name} has no entry point: ${path} is not there.`,
      })),
  )
}

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
