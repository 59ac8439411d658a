import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeclaredIndexes } from './indexes/declared-indexes.ts'
import type { Tools } from './run-steps.ts'
import type { Command, Ended } from './step.ts'

/** A cloud for tests: buckets that keep what they are sent, a Terraform that applies what it planned. */
export type FakeCloud = Readonly<{
  objects: Map<string, string>
  /** Every command that was run, as `program verb`. */
  ran: string[]
  said: string[]
  /** The source that runs. */
  running: () => string | null
  tools: Tools
}>

export type Behaviour = Readonly<{
  /** What local files hold. */
  files: Readonly<Record<string, string>>
  /** Whether the release of a source answers as it should. */
  answers?: (source: string | null) => boolean
  /** Programs or steps that fail, by a part of the command. */
  fails?: (text: string) => boolean
  /** Dies, like a machine that loses its power, before this command counted from 1. */
  diesBefore?: number
  plan?: unknown
}>

const well: Ended = { code: 0, stdout: '', stderr: '' }
const failed = (stderr: string): Ended => ({ code: 1, stdout: '', stderr })
const printed = (stdout: string): Ended => ({ ...well, stdout })

/** What a run that died in the middle throws. */
export class PowerLoss extends Error {}

/** Makes a cloud. `before` is what an earlier run of the test left in it. */
export function fakeCloud(behaviour: Behaviour, before?: FakeCloud): FakeCloud {
  const objects = before?.objects ?? new Map<string, string>()
  const [ran, said]: [string[], string[]] = [[], []]
  let source: string | null = before?.running() ?? null
  let plannedSource: string | null = null

  const storage = (args: readonly string[]): Ended => {
    const [verb = '', from = '', to = ''] = args
    if (verb === 'cat') {
      const wanted = new RegExp(`^${from.replaceAll('*', '[^/]*')}$`)
      const found = [...objects].filter(([name]) => wanted.test(name))
      return found.length === 0
        ? failed('matched no objects or files')
        : printed(found.map(([, text]) => text).join(''))
    }
    if (verb === 'rm') return objects.delete(from) ? well : failed('matched no objects')
    if (!to.startsWith('gs://')) return well
    if (args.includes('--if-generation-match=0') && objects.has(to)) return failed('HTTPError 412')
    if (!(args.includes('--no-clobber') && objects.has(to))) objects.set(to, behaviour.files[from] ?? from)
    return well
  }

  const terraform = (args: readonly string[]): Ended => {
    const [, verb] = args
    if (verb === 'plan')
      plannedSource = args.find((arg) => arg.startsWith('-var=source_object='))?.slice(19) ?? null
    if (verb === 'apply') source = plannedSource
    return verb === 'show' ? printed(JSON.stringify(behaviour.plan ?? {})) : well
  }

  const run = ({ program, args }: Command): Ended => {
    const text = [program, ...args].join(' ')
    ran.push(text)
    if (ran.length === behaviour.diesBefore) throw new PowerLoss('the power went')
    if (behaviour.fails?.(text) === true) return failed('it does not work')
    if (program === 'terraform') return terraform(args)
    if (program === 'gcloud' && args[0] === 'storage') return storage(args.slice(1))
    if (program === 'gcloud') return printed(JSON.stringify(readyIndexes()))
    if (program === 'node') return behaviour.answers?.(source) === false ? failed('answers 500') : well
    return well
  }
  return {
    objects,
    ran,
    said,
    running: () => source,
    tools: {
      run: (command) => Promise.resolve().then(() => run(command)),
      say: (line) => said.push(line),
      pause: () => Promise.resolve(),
    },
  }
}

export const repository = join(import.meta.dirname, '../..')

/** What `gcloud firestore indexes composite list` prints when all that the repository wants is built. */
export function readyIndexes(): readonly unknown[] {
  const text = readFileSync(join(repository, 'firestore.indexes.json'), 'utf8')
  const { indexes } = DeclaredIndexes.parse(JSON.parse(text))
  return indexes.map((index, place) => ({
    ...index,
    state: 'READY',
    name: `projects/demo-shop/databases/(default)/collectionGroups/${index.collectionGroup}/indexes/${place}`,
  }))
}
