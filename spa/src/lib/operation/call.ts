import type { Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import { learnTime } from '../clock/server-clock.ts'
import { env } from '../env.ts'
import { idToken } from '../session/session.ts'
import { answerOf, OperationProblem, problemOfAnswer, problemOfSilence } from './problem.ts'
import type { Submission } from './submission.ts'

const timeoutMs = 60_000

/**
 * Calls an operation once, under the key of the submission; a sign-in that has run out is renewed and the call made
 * again. Throws an `OperationProblem` for everything that is not the operation's own answer.
 */
export async function callOperation<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  submission: Submission<z.input<I>>,
): Promise<z.output<O>> {
  try {
    return await callAs(await idToken(), operation, submission)
  } catch (error) {
    if (!(error instanceof OperationProblem) || error.reason !== 'token-expired') throw error
    return callAs(await idToken({ fresh: true }), operation, submission)
  }
}

async function callAs<I extends z.ZodType, O extends z.ZodType>(
  token: string | null,
  operation: Operation<I, O>,
  { input, key }: Submission<z.input<I>>,
): Promise<z.output<O>> {
  if (token === null) throw new OperationProblem({ reason: 'not-signed-in', detail: 'nobody is signed in' })
  const sentAt = Date.now()
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
    throw problemOfSilence()
  })
  learnTime(answer.headers.get('date'), sentAt)
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw problemOfAnswer(answer.status, body)
  return answerOf(operation, body)
}
