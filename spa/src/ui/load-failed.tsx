import { messages } from '../lib/messages.ts'
import { StatePanel, type Action } from './state-panel.tsx'

const { frame } = messages
const retry: Action = { label: frame.retry, onAct: () => location.reload() }

/** Stands where something would that could not be loaded, with a way on: to try again, if nothing else is given. */
export const LoadFailed = ({ action = retry }: Readonly<{ action?: Action }>) => (
  <StatePanel tone="bad" title={frame.failedTitle} text={frame.failedText} action={action} />
)

/** The same in little room. */
export const LoadFailedLine = () => <p role="alert">{frame.failedText}</p>
