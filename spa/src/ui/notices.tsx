import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { messages } from '../lib/messages.ts'
import { problemMessages } from '../lib/messages/problems.ts'
import { OperationProblem } from '../lib/operation/problem.ts'
import type { Submitted } from '../lib/operation/send.ts'
import classes from './notices.module.css'

/** Long enough to read it and to think again. */
const undoMs = 12_000

type Done = Readonly<{
  /** What was done. */
  title: string
  text?: string
  /** Takes it back. Left out where nothing can. */
  undo?: () => Promise<Submitted<unknown>>
  /** What the taking back is called while it waits for the connection. */
  undoLabel?: string
  /** What it was done to. Taking back an earlier change of the same would undo this one too: its notice goes. */
  about?: string
}>

/** The notice that stands about something, by what it is about. */
const standing = new Map<string, string>()

/** Says that something was done, and offers to take it back. */
export function noticeDone({ title, text = '', undo, undoLabel = title, about }: Done): void {
  const earlier = about === undefined ? undefined : standing.get(about)
  if (earlier !== undefined) notifications.hide(earlier)
  if (undo === undefined) {
    notifications.show({ title, message: text })
    return
  }
  const takeBack = async () => {
    notifications.hide(notice)
    try {
      const submitted = await undo()
      if (submitted.kind === 'queued') noticeQueued(undoLabel)
      else notifications.show({ message: messages.frame.undone })
    } catch (error) {
      // What it belonged to may be closed: the notice is the only place left to say so.
      noticeProblem(error)
    }
  }
  const notice: string = notifications.show({
    title,
    message: (
      <span className={classes.row}>
        <span>{text}</span>
        <Button variant="default" size="xs" onClick={() => void takeBack()}>
          {messages.frame.undo}
        </Button>
      </span>
    ),
    autoClose: undoMs,
  })
  if (about !== undefined) standing.set(about, notice)
}

/** Says that a write waits on the device for a connection. */
export function noticeQueued(label: string): void {
  notifications.show({ message: messages.frame.queued(label) })
}

/** Says why something was not done, where there is no form that could. */
export function noticeProblem(error: unknown): void {
  const reason = error instanceof OperationProblem ? error.reason : 'unreadable-answer'
  notifications.show({
    color: 'red',
    title: problemMessages.title,
    message: problemMessages.of(reason),
    autoClose: undoMs,
  })
}
