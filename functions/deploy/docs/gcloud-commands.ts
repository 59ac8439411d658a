import { readFile, realpath } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'

type Tree = Readonly<{ commands: Readonly<Record<string, Tree>>; flags: Readonly<Record<string, unknown>> }>
const Tree: z.ZodType<Tree> = z.object({
  get commands() {
    return z.record(z.string(), Tree)
  },
  flags: z.record(z.string(), z.unknown()),
})

/** Flags of every command that the tree of completions leaves out. */
const everywhere: readonly string[] = [
  '--project',
  '--format',
  '--quiet',
  '--filter',
  '--help',
  '--location',
  '--region',
]

/**
 * The commands and flags that the Google Cloud SDK on this machine knows, from the file that its completions are made
 * of; null where there is no SDK.
 */
export async function gcloudCommands(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Tree | null> {
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    const program = await realpath(join(folder, 'gcloud')).catch(() => null)
    if (program === null) continue
    const file = join(dirname(dirname(program)), 'data/cli/gcloud_completions.py')
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) return Tree.parse(JSON.parse(text.slice(text.indexOf('{'))))
  }
  return null
}

/** What the SDK would not understand in a gcloud command; null when it understands it. */
export function gcloudTrouble(command: string, tree: Tree): string | null {
  const words = command.split(/\s+/).slice(1)
  let at = tree
  const path: string[] = []
  for (const word of words) {
    const next = at.commands[word]
    if (next === undefined) break
    at = next
    path.push(word)
  }
  if (Object.keys(at.commands).length > 0) {
    const unknown = words[path.length]
    return unknown === undefined || unknown.startsWith('-')
      ? null
      : `gcloud ${path.join(' ')} has no ${unknown}`.replace('  ', ' ')
  }
  const known = [...Object.keys(at.flags), ...Object.keys(tree.flags), ...everywhere]
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? word)
  const unknown = flags.find((flag) => !known.includes(flag) && !known.includes(flag.replace('--no-', '--')))
  return unknown === undefined ? null : `gcloud ${path.join(' ')} has no flag ${unknown}`
}
