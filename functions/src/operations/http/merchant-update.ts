import { merchantUpdate as operation } from '@fluxori/contract/merchant/merchant'
import { http } from '../../edge/http.ts'
import { answerOf } from '../../edge/submitted.ts'

/** Changes the merchant's name, VAT status or what a short order becomes: a command in its journal. */
export const merchantUpdate = http(operation, async ({ input, merchant, uid, key, services }) => {
  const submitted = await services.submit(merchant, {
    id: `key:${key}`,
    command: { kind: 'merchant-update', payload: { fields: input.fields } },
    actor: { kind: 'member', uid },
    receivedAt: services.now(),
  })
  return answerOf(submitted, () => Promise.resolve({ command: `key:${key}` }))
})
