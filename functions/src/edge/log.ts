import type { LogLine } from '../log/log-line.ts'
import { writeLine } from '../log/write-line.ts'

type Invocation = Omit<Extract<LogLine, { event: 'invocation' }>, 'event'>

/** What became of an invocation, for the log: no personal data and no secret. */
export type Outcome = Omit<Invocation, 'operation' | 'milliseconds'>

/**
 * Does what a function was started for, and writes one line of what became of it and how long it took. What `act`
 * throws is written as `failed` and thrown on.
 */
export async function logged(
  of: Pick<Invocation, 'operation' | 'merchant'>,
  act: () => Promise<Outcome>,
): Promise<void> {
  const started = performance.now()
  const write = (outcome: Outcome) => {
    const milliseconds = Math.round(performance.now() - started)
    writeLine({ event: 'invocation', ...of, milliseconds, ...outcome })
  }
  try {
    write(await act())
  } catch (error) {
    write({ outcome: 'failed', error: errorWords(error) })
    throw error
  }
}

/** An error in words for the log: never a body, never a header. */
export const errorWords = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error)
