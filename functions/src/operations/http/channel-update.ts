import { channelUpdate as operation } from '@fluxori/contract/channels/channels'
import { http } from '../../edge/http.ts'
import { answerOf } from '../../edge/submitted.ts'

/** Pauses, resumes or renames a connection, or changes its quantity formula: a command in the merchant's journal. */
export const channelUpdate = http(operation, async ({ input, merchant, uid, key, services }) => {
  const { channelId, change } = input
  const submitted = await services.submit(merchant, {
    id: `key:${key}`,
    command: { kind: 'channel-update', payload: { channelId, change } },
    actor: { kind: 'member', uid },
    receivedAt: services.now(),
  })
  return answerOf(submitted, () => Promise.resolve({ command: `key:${key}`, channelId }))
})
