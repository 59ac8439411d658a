import type { Request, Response } from '@google-cloud/functions-framework'
import type { MerchantId, Operation, Role } from '@fluxori/contract/kernel'
import { z } from 'zod'
import type { Refusal } from '../domain/decision.ts'
import { Fault } from '../domain/fault.ts'
import type { Services } from '../services.ts'
import { bodyOf } from './body.ts'
import { usualResources, type CloudFunction, type Resources } from './cloud-function.ts'
import { allowOrigin } from './cors.ts'
import { errorWords, logInvocation } from './log.ts'
import { answerProblem } from './problem.ts'

/** Who calls, for whom, under which key. */
export type Call<I> = Readonly<{
  input: I
  merchant: MerchantId
  uid: string
  key: string
  services: Services
}>

export type HttpAnswer<O> =
  | Readonly<{ ok: O }>
  | Readonly<{ refused: Pick<Refusal, 'reason' | 'detail' | 'facts'> }>
  | Readonly<{ problem: keyof typeof problems }>

const problems = {
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
  failed: [500, 'It could not be done and has been set aside for a person. Nothing was changed.'],
  unavailable: [
    503,
    'Something that we need does not answer. Try again with the same key: it is done once at most.',
  ],
} as const

const Key = z.string().regex(/^[A-Za-z0-9_-]{8,100}$/)
const WithMerchant = z.object({ merchantId: z.string().min(1).max(63) })

/**
 * A Cloud Function for people: checks the sign-in, then the body, then membership and role in the merchant that the
 * body names, and only then acts. Every answer that is not the operation's own is problem details; nothing has been
 * written when it is one of `problems`, but for `still-pending`, `failed` and `unavailable`: those may have been kept.
 */
export function http<I extends z.ZodType<{ merchantId: MerchantId }>, O extends z.ZodType>(
  operation: Operation<I, O>,
  act: (call: Call<z.infer<I>>) => Promise<HttpAnswer<z.infer<O>>>,
  resources: Partial<Resources> = {},
): CloudFunction {
  return {
    name: operation.name,
    summary: operation.summary,
    trigger: { kind: 'http' },
    resources: { ...usualResources, ...resources },
    roles: operation.roles,
    readsSecrets: false,
    answer: {
      kind: 'http',
      run: async (services, request, response) => {
        if (allowOrigin(services.environment, request, response)) return
        const started = performance.now()
        const { outcome, merchant, error } = await respond(operation, act, services, request, response)
        const milliseconds = Math.round(performance.now() - started)
        logInvocation({ operation: operation.name, outcome, milliseconds, ...merchant, ...error })
      },
    },
  }
}

type Outcome = Readonly<{ outcome: string; merchant?: { merchant: string }; error?: { error: string } }>

async function respond<I extends z.ZodType<{ merchantId: MerchantId }>, O extends z.ZodType>(
  operation: Operation<I, O>,
  act: (call: Call<z.infer<I>>) => Promise<HttpAnswer<z.infer<O>>>,
  services: Services,
  request: Request,
  response: Response,
): Promise<Outcome> {
  try {
    const admitted = await admit(operation, services, request, response)
    if ('outcome' in admitted) return admitted
    const answer = await act({ ...admitted, services })
    const merchant = { merchant: admitted.merchant }
    if ('problem' in answer) return { ...answerWith(response, answer.problem), merchant }
    if ('refused' in answer) {
      answerProblem(response, { status: 409, ...answer.refused, facts: { ...answer.refused.facts } })
      return { outcome: answer.refused.reason, merchant }
    }
    response.status(200).json(operation.response.parse(answer.ok))
    return { outcome: 'ok', merchant }
  } catch (error) {
    const problem = isPassing(error) ? 'unavailable' : 'failed'
    return { ...answerWith(response, problem), error: { error: errorWords(error) } }
  }
}

/** gRPC's words for what passes: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const passingCodes: readonly unknown[] = [4, 8, 10, 14]

/** Whether the same request may succeed later: a fault that can be retried, or the database being away. */
function isPassing(error: unknown): boolean {
  if (error instanceof Fault) return error.retryable
  return error instanceof Error && 'code' in error && passingCodes.includes(error.code)
}

function answerWith(response: Response, reason: keyof typeof problems): Outcome {
  const [status, detail] = problems[reason]
  answerProblem(response, { status, reason, detail })
  return { outcome: reason }
}

type Admitted<I> = Omit<Call<I>, 'services'>

async function admit<I extends z.ZodType<{ merchantId: MerchantId }>>(
  operation: Operation<I>,
  services: Services,
  request: Request,
  response: Response,
): Promise<Admitted<z.infer<I>> | Outcome> {
  if (request.method !== 'POST') return answerWith(response, 'method-not-allowed')
  const body = bodyOf(request)
  if (body.kind !== 'read') return answerWith(response, body.kind)
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer === undefined) return answerWith(response, 'not-signed-in')
  const verdict = await services.verifyToken(bearer)
  if (verdict.kind !== 'valid')
    return answerWith(response, verdict.kind === 'expired' ? 'token-expired' : 'not-signed-in')

  const json = parseJson(body.bytes)
  if (json === undefined) return answerWith(response, 'invalid-json')
  const named = WithMerchant.safeParse(json)
  const { uid } = verdict.token
  if (!named.success) return answerIssues(response, named.error)
  const refusal = await memberRefusal(services, operation.roles, named.data.merchantId, uid)
  if (refusal !== null) return answerWith(response, refusal)
  const key = Key.safeParse(request.headers['idempotency-key'])
  if (!key.success) return answerWith(response, 'idempotency-key-missing')
  const input = operation.request.safeParse(json)
  if (!input.success) return answerIssues(response, input.error)
  return { input: input.data, merchant: input.data.merchantId, uid, key: key.data }
}

/** A merchant that does not exist and one that the person does not belong to look the same from outside. */
async function memberRefusal(
  services: Services,
  roles: readonly Role[],
  merchant: string,
  uid: string,
): Promise<'not-a-member' | 'not-allowed' | null> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(merchant)) return 'not-a-member'
  const member = await services.readMember(merchant, uid)
  if (member === undefined || member.state !== 'active') return 'not-a-member'
  return roles.includes(member.role) ? null : 'not-allowed'
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    // Not JSON is an answer here, not a fault.
    return undefined
  }
}

function answerIssues(response: Response, error: z.ZodError): Outcome {
  const issues = error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }))
  const detail = 'Some fields are missing, unknown or not what they should be. Nothing was changed.'
  answerProblem(response, { status: 400, reason: 'invalid-request', detail, issues })
  return { outcome: 'invalid-request' }
}
