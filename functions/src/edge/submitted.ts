import { OrderStatus } from '@fluxori/contract/orders/orders'
import { z } from 'zod'
import type { Services } from '../services.ts'
import type { FieldsAtFault } from './answer.ts'
import type { HttpAnswer } from './http.ts'

/** What an applied command tells of what it changed. */
const Changed = z.object({
  orders: z.array(z.object({ id: z.string(), status: OrderStatus })).default([]),
  skus: z.array(z.string()).default([]),
})
export type Changed = z.infer<typeof Changed>

/** The answer to a person for what became of a command: what it did, why not, or that it is still on its way. */
export async function answerOf<O>(
  submitted: Awaited<ReturnType<Services['submit']>>,
  whenApplied: (changed: Changed) => Promise<O>,
  fields: FieldsAtFault = {},
): Promise<HttpAnswer<O>> {
  if (submitted.kind === 'id-reused') return { problem: 'idempotency-key-reused' }
  if (submitted.kind === 'still-pending') return { problem: 'still-pending' }
  const { state, result } = submitted
  if (state === 'failed') return { problem: 'failed' }
  if (state === 'applied') return { ok: await whenApplied(Changed.parse(result.facts)) }
  const { reason, detail, facts } = result
  return { refused: { reason: reason ?? 'refused', detail: detail ?? '', facts }, fields }
}
