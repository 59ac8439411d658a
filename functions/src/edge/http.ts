import type { Request, Response } from '@google-cloud/functions-framework'
import type { MerchantId, Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import type { Refusal } from '../domain/decision.ts'
import { Fault } from '../domain/fault.ts'
import type { Services } from '../services.ts'
import { admit, type Admitted } from './admit.ts'
import { answerRefusal, answerWith, type ProblemReason } from './answer.ts'
import { needed, type CloudFunction, type Needs } from './cloud-function.ts'
import { allowOrigin } from './cors.ts'
import { errorWords, logged, type Outcome } from './log.ts'

/** Who calls, for whom, under which key. */
export type Call<I> = Admitted<I> & Readonly<{ services: Services }>

export type HttpAnswer<O> =
  /** Done. `trouble` is for the log: something beside it did not work. No personal data. */
  | Readonly<{ ok: O; trouble?: string | null }>
  | Readonly<{ refused: Refusal }>
  | Readonly<{ problem: ProblemReason }>

/**
 * A Cloud Function for people: checks the sign-in, then the body, then membership and role in the merchant that the
 * body names, and only then acts. Every answer that is not the operation's own is problem details; nothing has been
 * written when it is one of those, but for `still-pending`, `failed` and `unavailable`: those may have been kept.
 */
export function http<I extends z.ZodType<{ merchantId: MerchantId }>, O extends z.ZodType>(
  operation: Operation<I, O>,
  act: (call: Call<z.infer<I>>) => Promise<HttpAnswer<z.infer<O>>>,
  needs: Needs = {},
): CloudFunction {
  return {
    name: operation.name,
    summary: operation.summary,
    trigger: { kind: 'http' },
    ...needed(needs),
    roles: operation.roles,
    answer: {
      kind: 'http',
      run: async (services, request, response) => {
        if (allowOrigin(services.environment, request, response)) return
        await logged({ operation: operation.name }, () =>
          respond(operation, act, services, request, response),
        )
      },
    },
  }
}

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
    const { merchant } = admitted
    const answer = await act({ ...admitted, services })
    if ('problem' in answer) return { ...answerWith(response, answer.problem), merchant }
    if ('refused' in answer) return { ...answerRefusal(response, answer.refused, operation.fields), merchant }
    response.status(200).json(operation.response.parse(answer.ok))
    return { outcome: 'ok', merchant, ...(answer.trouble ? { error: answer.trouble } : {}) }
  } catch (error) {
    const problem = isPassing(error) ? 'unavailable' : 'failed'
    return { ...answerWith(response, problem), error: errorWords(error) }
  }
}

/** gRPC's words for what passes: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const passingCodes: readonly unknown[] = [4, 8, 10, 14]

/** Whether the same request may succeed later: a fault that can be retried, or the database being away. */
function isPassing(error: unknown): boolean {
  if (error instanceof Fault) return error.retryable
  return error instanceof Error && 'code' in error && passingCodes.includes(error.code)
}
