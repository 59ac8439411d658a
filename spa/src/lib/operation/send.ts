import type { Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import { enqueue } from '../outbox/outbox.ts'
import { callOperation } from './call.ts'
import { OperationProblem } from './problem.ts'
import type { Submission } from './submission.ts'

/** `queued`: the device is offline; the write waits on the device and is sent when there is one. */
export type Submitted<O> = Readonly<{ kind: 'done'; answer: O }> | Readonly<{ kind: 'queued' }>

/** Tries after an answer that decided nothing, and the wait before the first of them. */
const [furtherTries, firstWaitMs] = [2, 500]

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function callPatiently<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  submission: Submission<z.input<I>>,
): Promise<z.output<O>> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await callOperation(operation, submission)
    } catch (error) {
      const passing =
        error instanceof OperationProblem && ['unavailable', 'still-pending'].includes(error.reason)
      if (!passing || tries === furtherTries) throw error
      await wait(firstWaitMs * 2 ** tries)
    }
  }
}

/**
 * Sends one submission, under its own key on every try, or queues it under `label` when offline. For a person's single
 * act use `useOperation`, which keeps the key; who sends many keeps theirs. Throws an `OperationProblem`.
 */
export async function sendOperation<
  I extends z.ZodType<unknown, { merchantId: string }>,
  O extends z.ZodType,
>(
  operation: Operation<I, O>,
  submission: Submission<z.input<I>>,
  label: string,
): Promise<Submitted<z.output<O>>> {
  try {
    if (!navigator.onLine) throw new OperationProblem({ reason: 'offline', detail: 'the device is offline' })
    return { kind: 'done', answer: await callPatiently(operation, submission) }
  } catch (error) {
    if (!(error instanceof OperationProblem)) {
      throw new OperationProblem({ reason: 'unreadable-answer', detail: String(error) })
    }
    if (error.reason !== 'offline') throw error
    await enqueue(operation, submission, { label, merchantId: submission.input.merchantId })
    return { kind: 'queued' }
  }
}
