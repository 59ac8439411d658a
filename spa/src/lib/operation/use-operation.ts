import type { Operation } from '@fluxori/contract/kernel'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { OperationProblem } from './problem.ts'
import { sendOperation, type Submitted } from './send.ts'
import { submissionOf, type Submission } from './submission.ts'

/**
 * Submits an operation. The idempotency key is made when the person submits and kept on every retry, also on the
 * person's own retry of the same request after an answer that decided nothing, so that nothing is done twice. Offline
 * the write is queued under `label`, what the button said. Throws an `OperationProblem`, which `problem` holds too.
 */
export function useOperation<I extends z.ZodType<unknown, { merchantId: string }>, O extends z.ZodType>(
  operation: Operation<I, O>,
) {
  const undecided = useRef<Submission<unknown> | null>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<OperationProblem | null>(null)

  const submit = async (
    input: z.input<I>,
    { label }: Readonly<{ label: string }>,
  ): Promise<Submitted<z.output<O>>> => {
    const submission = submissionOf(input, undecided.current, () => crypto.randomUUID())
    undecided.current = submission
    setPending(true)
    setProblem(null)
    try {
      const submitted = await sendOperation(operation, submission, label)
      undecided.current = null
      return submitted
    } catch (error) {
      const words =
        error instanceof OperationProblem
          ? error
          : new OperationProblem({ reason: 'unreadable-answer', detail: String(error) })
      if (!words.retryable) undecided.current = null
      setProblem(words)
      throw words
    } finally {
      setPending(false)
    }
  }

  return { submit, pending, problem, reset: () => setProblem(null) }
}
