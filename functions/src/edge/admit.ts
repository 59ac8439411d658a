import type { Request, Response } from '@google-cloud/functions-framework'
import type { MerchantId, Operation, Role } from '@fluxori/contract/kernel'
import { z } from 'zod'
import type { Services } from '../services.ts'
import { answerIssues, answerWith, type ProblemReason } from './answer.ts'
import { bodyOf } from './body.ts'
import { jsonIn } from './json.ts'
import type { Outcome } from './log.ts'

/** A request that may act: what it asks, for which merchant, by whom, under which key. */
export type Admitted<I> = Readonly<{ input: I; merchant: MerchantId; uid: string; key: string }>

const Key = z.string().regex(/^[A-Za-z0-9_-]{8,100}$/)
const WithMerchant = z.object({ merchantId: z.string().min(1).max(63) })

/**
 * Checks the sign-in, then membership and role in the merchant that the body names, then the key and the body, so that
 * who may not act learns nothing of what would be valid. What is not admitted has been answered.
 */
export async function admit<I extends z.ZodType<{ merchantId: MerchantId }>>(
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

  const json = jsonIn(body.bytes)
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
): Promise<Extract<ProblemReason, 'not-a-member' | 'not-allowed'> | null> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(merchant)) return 'not-a-member'
  const member = await services.readMember(merchant, uid)
  if (member === undefined || member.state !== 'active') return 'not-a-member'
  return roles.includes(member.role) ? null : 'not-allowed'
}
