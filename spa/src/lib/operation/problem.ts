import { Problem, type Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'

/** Why an operation did not do what was asked: a refusal of the business, or trouble on the way. */
export class OperationProblem extends Error {
  readonly reason: string
  readonly issues: readonly Readonly<{ path: string; message: string }>[]
  readonly facts: Readonly<Record<string, unknown>>

  constructor(problem: Pick<Problem, 'reason' | 'detail'> & Partial<Pick<Problem, 'issues' | 'facts'>>) {
    super(problem.detail)
    this.name = 'OperationProblem'
    this.reason = problem.reason
    this.issues = problem.issues ?? []
    this.facts = problem.facts ?? {}
  }

  /** Asking again under the same key may bring another answer; nothing was decided. */
  get retryable(): boolean {
    return ['unavailable', 'offline', 'still-pending', 'unreadable-answer'].includes(this.reason)
  }
}

/** A request that got no answer at all: the connection is down, or the other side is. Nobody knows whether it arrived. */
export const problemOfSilence = (): OperationProblem =>
  new OperationProblem({ reason: 'offline', detail: 'no answer' })

/** What an error answer means. One without problem details comes from something in between, not from Fluxori. */
export function problemOfAnswer(status: number, body: unknown): OperationProblem {
  const words = Problem.safeParse(body)
  if (words.success) return new OperationProblem(words.data)
  if (status === 401) return new OperationProblem({ reason: 'not-signed-in', detail: `status ${status}` })
  if (status === 429 || status >= 500) {
    return new OperationProblem({ reason: 'unavailable', detail: `status ${status}` })
  }
  return new OperationProblem({ reason: 'unreadable-answer', detail: `status ${status}` })
}

/** Reads a success by the contract; anything else is not trusted. */
export function answerOf<O extends z.ZodType>(
  operation: Pick<Operation<z.ZodType, O>, 'response'>,
  body: unknown,
) {
  const read = operation.response.safeParse(body)
  if (!read.success) throw new OperationProblem({ reason: 'unreadable-answer', detail: read.error.message })
  return read.data
}
