import type { Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import { problemMessages } from '../lib/messages/problems.ts'
import { OperationProblem } from '../lib/operation/problem.ts'
import { sendOperation, type Submitted } from '../lib/operation/send.ts'
import { useOperation } from '../lib/operation/use-operation.ts'
import { useMerchantId } from '../lib/session/session.ts'
import { noticeDone, noticeQueued } from './notices.tsx'

/** How an act is taken back: by another one of the same kind, or in some way of its own. `label` names the taking back. */
type Undo<A> = Readonly<{ label: string }> &
  (Readonly<{ asks: A }> | Readonly<{ takeBack: () => Promise<Submitted<unknown>> }>)

type Done<A> = Readonly<{
  title: string
  text?: string
  /** Left out where nothing takes it back. */
  undo?: Undo<A>
  /** What it was done to: the notice of an earlier act on the same goes. */
  about?: string
}>

/** What a place says of an act. */
export type Said<A, O> = Readonly<{
  /** What the button said: what the act is called while it waits for a connection. */
  label: string
  /** What is told when it is done. */
  done: (answer: O) => Done<A>
}>

/**
 * Acts by an operation, says what came of it and offers to take it back. `act` answers why it was not done, which is
 * `problem` too, and `said` in words; null when it was done or waits for a connection.
 */
export function useAct<A, I extends z.ZodType<unknown, { merchantId: string }>, O extends z.ZodType>(
  operation: Operation<I, O>,
  requestOf: (merchantId: string, asked: A) => z.input<I>,
) {
  const merchantId = useMerchantId()
  const { submit, pending, problem, reset } = useOperation(operation)

  const tell = ({ undo, ...words }: Done<A>) => {
    if (undo === undefined) return noticeDone(words)
    // One key for however often it is taken back: it is done once.
    const key = crypto.randomUUID()
    noticeDone({
      ...words,
      undoLabel: undo.label,
      undo: () =>
        'takeBack' in undo
          ? undo.takeBack()
          : sendOperation(operation, { input: requestOf(merchantId, undo.asks), key }, undo.label),
    })
  }
  const act = async (asked: A, { label, done }: Said<A, z.output<O>>): Promise<OperationProblem | null> => {
    try {
      const submitted = await submit(requestOf(merchantId, asked), { label })
      if (submitted.kind === 'queued') noticeQueued(label)
      else tell(done(submitted.answer))
      return null
    } catch (error) {
      if (!(error instanceof OperationProblem)) throw error
      return error
    }
  }
  const said = problem === null ? null : problemMessages.of(problem.reason)
  return { act, pending, problem, said, reset }
}
