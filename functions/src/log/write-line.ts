import { entryOf } from './entry-of.ts'
import type { Tell } from './log-line.ts'

/** Writes a line to the standard output, where Cloud Logging takes it from. */
export const writeLine: Tell = (line) => {
  process.stdout.write(`${JSON.stringify(entryOf(line))}\n`)
}
