import { stockUpdate as operation } from '@fluxori/contract/stock/stock'
import { http } from '../../edge/http.ts'
import { answerOf } from '../../edge/submitted.ts'

/** Adjusts, receives, transfers or counts stock: a command in the merchant's journal, answered when it has been applied. */
export const stockUpdate = http(operation, async ({ input, merchant, uid, key, services }) => {
  const submitted = await services.submit(merchant, {
    id: `key:${key}`,
    command: { kind: 'stock-update', payload: { change: input.change } },
    actor: { kind: 'member', uid },
    receivedAt: services.now(),
  })
  return answerOf(submitted, async ({ skus }) => ({
    command: `key:${key}`,
    stock: await services.readAvailable(merchant, skus),
  }))
})
