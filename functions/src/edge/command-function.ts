import type { Command, CommandName } from '@fluxori/contract/commands'
import type { MerchantId, Operation } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import type { CloudFunction } from './cloud-function.ts'
import { http, type Call, type HttpAnswer } from './http.ts'

type OfMerchant = Readonly<{ merchantId: MerchantId }>

/** A command that people give: the HTTP operation of the same name. */
type MemberCommand = Operation<z.ZodType<OfMerchant>> & Readonly<{ name: CommandName }>

/**
 * The Cloud Function of a command that people give: puts it into the merchant's journal under the request's key, and
 * answers what was decided, why not, or that it is still on its way.
 */
export function commandFunction(command: MemberCommand): CloudFunction {
  return http(command, (call) => submit(command.name, call))
}

async function submit(
  name: CommandName,
  { input, merchant, uid, key, services }: Call<OfMerchant>,
): Promise<HttpAnswer<unknown>> {
  const id = `key:${key}`
  const command = commandIn(name, input)
  const actor = { kind: 'member', uid } as const
  const submitted = await services.journal.submit(merchant, {
    id,
    command,
    actor,
    receivedAt: services.now(),
  })
  if (submitted.kind === 'id-reused') return { problem: 'idempotency-key-reused' }
  if (submitted.kind === 'still-pending') return { problem: 'still-pending' }
  const { state, result } = submitted
  if (state === 'failed') return { problem: 'failed' }
  if (state === 'applied') return { ok: { command: id, ...result.facts } }
  const { reason, detail, facts } = result
  return { refused: { reason: reason ?? 'refused', detail: detail ?? '', facts } }
}

/** The command of a request, whose schema is the payload's with the merchant's id beside it (`memberCommand`). */
function commandIn(kind: CommandName, request: OfMerchant): Command
function commandIn(kind: CommandName, { merchantId: _, ...payload }: OfMerchant): object {
  return { kind, payload }
}
