import type { Response } from '@google-cloud/functions-framework'
import type { FieldsAtFault } from '@fluxori/contract/kernel'
import type { RequestProblem } from '@fluxori/contract/reasons'
import type { z } from 'zod'
import type { Refusal } from '../domain/decision.ts'
import type { Outcome } from './log.ts'
import { answerProblem } from './problem.ts'

/** `invalid-request` is answered with what is wrong, by `answerIssues`. */
export type ProblemReason = Exclude<RequestProblem, 'invalid-request'>

/** Why a request was not done, whatever it asked for: its status, and what it says. */
export const problems = {
  'method-not-allowed': [405, 'Send this as a POST.'],
  'too-large': [413, 'The request is larger than 1 MiB. Nothing was changed; send less at once.'],
  compressed: [415, 'Send the request without compression.'],
  'not-signed-in': [401, 'There is no valid sign-in with this request. Sign in and try again.'],
  'token-expired': [401, 'Your sign-in has expired. Sign in again; nothing was changed.'],
  'invalid-json': [400, 'The body is not JSON.'],
  'not-a-member': [403, 'You are not a member of this merchant, or no longer.'],
  'not-allowed': [403, 'Your role does not allow this. Ask an owner of the merchant.'],
  'idempotency-key-missing': [400, 'Send an Idempotency-Key header of 8 to 100 letters, digits, - or _.'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for another request. Nothing was changed.'],
  'still-pending': [503, 'It is kept and will be done. Ask again with the same key to see the result.'],
  failed: [500, 'It could not be done, and has been noted for a person to look at. Nothing was changed.'],
  unavailable: [
    503,
    'Something that we need does not answer. Try again with the same key: it is done once at most.',
  ],
} as const satisfies Record<ProblemReason, readonly [status: number, detail: string]>

export function answerWith(response: Response, reason: ProblemReason): Outcome {
  const [status, detail] = problems[reason]
  answerProblem(response, { status, reason, detail })
  return { outcome: reason }
}

/** Answers with what is wrong with the request, each at its field. */
export function answerIssues(response: Response, error: z.ZodError): Outcome {
  const issues = error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }))
  const detail = 'Some fields are missing, unknown or not what they should be. Nothing was changed.'
  answerProblem(response, { status: 400, reason: 'invalid-request', detail, issues })
  return { outcome: 'invalid-request' }
}

/** Answers with the rule that said no; where a field of the request is at fault, its words stand there too. */
export function answerRefusal(
  response: Response,
  { reason, detail, facts }: Refusal,
  fields: FieldsAtFault = {},
): Outcome {
  const path = fields[reason]
  const issues = path === undefined ? {} : { issues: [{ path, message: detail }] }
  answerProblem(response, { status: 409, reason, detail, facts: { ...facts }, ...issues })
  return { outcome: reason }
}
