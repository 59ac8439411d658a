import { caseUpdate, type Case } from '@fluxori/contract/engine/cases'
import { useState } from 'react'
import { caseMessages } from '../../lib/messages/cases.ts'
import { OperationProblem } from '../../lib/operation/problem.ts'
import { sendOperation, type Submitted } from '../../lib/operation/send.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../ui/notices.tsx'

const words = caseMessages
type Action = 'resolve' | 'reopen'
type Working = Readonly<{ done: number; all: number }>
/** Why a case was not dealt with, by its id. */
export type Reasons = ReadonlyMap<string, string>

/** Calls cases dealt with, or opens them again, one after the other; what was done can be undone together. */
export function useDealing(nameOf: (one: Case) => string) {
  const merchantId = useMerchantId()
  const [working, setWorking] = useState<Working | null>(null)
  const [reasons, setReasons] = useState<Reasons>(new Map())

  const labelOf = (one: Case, action: Action) =>
    action === 'resolve' ? words.dealtLabel(nameOf(one)) : words.reopenLabel(nameOf(one))

  const send = (one: Case, action: Action) =>
    sendOperation(
      caseUpdate,
      { input: { merchantId, alertId: one.id, action }, key: crypto.randomUUID() },
      labelOf(one, action),
    )

  const undo = async (cases: readonly Case[], action: Action): Promise<Submitted<unknown>> => {
    let last: Submitted<unknown> = { kind: 'queued' }
    for (const one of cases) last = await send(one, action)
    return last
  }

  const deal = async (cases: readonly Case[], action: Action): Promise<void> => {
    if (working !== null) return
    const refused = new Map<string, string>()
    const done: Case[] = []
    const queued: Case[] = []
    for (const [index, one] of cases.entries()) {
      setWorking({ done: index, all: cases.length })
      try {
        const submitted = await send(one, action)
        if (submitted.kind === 'queued') queued.push(one)
        else done.push(one)
      } catch (error) {
        // It stands beside its case; the others go on.
        refused.set(one.id, error instanceof OperationProblem ? error.reason : 'unreadable-answer')
      }
    }
    setWorking(null)
    setReasons(refused)
    const [waits] = queued
    if (waits !== undefined)
      noticeQueued(queued.length === 1 ? labelOf(waits, action) : words.dealt(queued.length))
    const [first] = done
    if (first === undefined) return
    noticeDone({
      title: action === 'resolve' ? words.dealt(done.length) : words.reopened(done.length),
      text: done.length === 1 ? nameOf(first) : '',
      undo: () => undo(done, action === 'resolve' ? 'reopen' : 'resolve'),
      undoLabel: labelOf(first, action === 'resolve' ? 'reopen' : 'resolve'),
    })
  }
  return { deal, working, reasons }
}
