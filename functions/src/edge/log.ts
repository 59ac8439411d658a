/** One line for each invocation, in the shape that Cloud Logging reads. Holds no personal data and no secret. */
export function logInvocation(
  line: Readonly<{
    operation: string
    outcome: string
    milliseconds: number
    merchant?: string
    counts?: Readonly<Record<string, number>>
    error?: string
  }>,
): void {
  const severity = line.error === undefined ? 'INFO' : 'ERROR'
  process.stdout.write(
    `${JSON.stringify({ severity, message: `${line.operation} ${line.outcome}`, ...line })}\n`,
  )
}

/** An error in words for the log: never a body, never a header. */
export const errorWords = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error)
