import type { Operation } from '@fluxori/contract/kernel'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import { env } from './env.ts'
import { answerOf, OperationProblem, problemOfAnswer, problemOfSilence } from './operation-problem.ts'
import { idToken } from './session.ts'
import { submissionOf, type Submission } from './submission.ts'

const timeoutMs = 60_000

async function call<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  { input, key }: Submission<z.input<I>>,
): Promise<z.output<O>> {
  const token = await idToken()
  if (token === null) throw new OperationProblem({ reason: 'not-signed-in', detail: 'nobody is signed in' })
  const answer = await fetch(`${env.functionsUrl}/${operation.name}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': key,
    },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw problemOfSilence(navigator.onLine)
  })
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw problemOfAnswer(answer.status, body)
  return answerOf(operation, body)
}

/**
 * Submits an operation. The idempotency key is made when the person submits and kept on every retry, also on the
 * person's own retry of the same request after an answer that decided nothing, so that nothing is done twice.
 */
export function useOperation<I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>) {
  const undecided = useRef<Submission<unknown> | null>(null)
  const mutation = useMutation<z.output<O>, OperationProblem, Submission<z.input<I>>>({
    mutationFn: (submission) => call(operation, submission),
    networkMode: 'always',
    retry: (failures, problem) =>
      failures < 2 && (problem.reason === 'unavailable' || problem.reason === 'still-pending'),
    retryDelay: (failures) => 500 * 2 ** failures,
  })
  const submit = (input: z.input<I>): Promise<z.output<O>> => {
    const submission = submissionOf(input, undecided.current, () => crypto.randomUUID())
    undecided.current = submission
    return mutation.mutateAsync(submission, {
      onSettled: (_, problem) => {
        if (problem?.retryable !== true) undecided.current = null
      },
    })
  }
  return { submit, pending: mutation.isPending, problem: mutation.error, reset: mutation.reset }
}
