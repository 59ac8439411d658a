import type { LogLine } from '../log/log-line.ts'
import { writeLine } from '../log/write-line.ts'

type Invocation = Omit<Extract<LogLine, { event: 'invocation' }>, 'event'>

/** One line for each invocation. Holds no personal data and no secret. */
export const logInvocation = (invocation: Invocation): void =>
  writeLine({ event: 'invocation', ...invocation })

/** An error in words for the log: never a body, never a header. */
export const errorWords = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error)
