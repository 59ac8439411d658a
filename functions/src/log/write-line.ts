import { entryOf } from './entry-of.ts'
import type { Log } from './log-line.ts'

/** Writes a line to the standard output, where Cloud Logging takes it from. */
export const writeLine: Log = (line) => {
  process.stdout.write(`${JSON.stringify(entryOf(line))}\n`)
}
