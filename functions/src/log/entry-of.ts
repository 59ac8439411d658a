import type { LogLine } from './log-line.ts'

/** A line as Cloud Logging reads it from the standard output: one JSON object with its severity and a message. */
export type LogEntry = LogLine & Readonly<{ severity: 'INFO' | 'WARNING' | 'ERROR'; message: string }>

export const entryOf = (line: LogLine): LogEntry => ({
  severity: severityOf(line),
  message: messageOf(line),
  ...line,
})

function severityOf(line: LogLine): LogEntry['severity'] {
  if (line.event === 'invocation') return line.error === undefined ? 'INFO' : 'ERROR'
  return line.event === 'command-set-aside' || line.event === 'connection-fault' ? 'WARNING' : 'INFO'
}

const messageOf = (line: LogLine): string =>
  line.event === 'invocation' ? `${line.operation} ${line.outcome}` : line.event
