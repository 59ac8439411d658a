/** A program with its arguments, run from the root of the repository. */
export type Command = Readonly<{
  program: string
  args: readonly string[]
  /** Beside what the process has. */
  env?: Readonly<Record<string, string>>
  /** Its failing is no failing of the step: the next command, or the judge, tells what it came to. */
  mayFail?: boolean
  /** What it prints is for the judge, not for people. */
  quiet?: boolean
}>

/** What a command printed, and how it ended. */
export type Ended = Readonly<{ code: number; stdout: string; stderr: string }>

/** One thing that a deployment does. */
export type Step = Readonly<{
  name: string
  /** What it does, in words. */
  does: string
  commands: readonly Command[]
  /** What it means when it fails, and what to do then. */
  ifItFails: string
  /** What happens when it is done again, after a crash in the middle. */
  again: string
  /** Reads what the last command came to: null is well, `later` asks again after a pause, words are why it is refused. */
  judge?: (ended: Ended) => Verdict
  /** The same for the first command: the others are run only when all is well. */
  judgeFirst?: (ended: Ended) => Verdict
}>

export type Verdict = null | 'later' | Readonly<{ refused: string }>

const isPlain = (word: string): boolean => /^[\w@%+=:,./-]+$/.test(word)
const quoted = (word: string): string => (isPlain(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/** A command as it would be typed. */
export const commandText = ({ program, args, env = {} }: Command): string =>
  [
    ...Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`),
    program,
    ...args.map(quoted),
  ].join(' ')
