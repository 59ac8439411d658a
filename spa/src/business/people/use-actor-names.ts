import type { Actor } from '@fluxori/contract/kernel'
import { members } from '@fluxori/contract/people/members'
import { readable } from '../../lib/live/row.ts'
import { foundOf, useLive } from '../../lib/live/use-live.ts'
import { messages } from '../../lib/messages.ts'
import { useMerchantId, useSession } from '../../lib/session/session.ts'
import { useChannelNames } from '../channels/use-channel-names.ts'

/**
 * Who did something, in words. Names of colleagues are told to owners and managers only; others read "a colleague". A
 * query that the rules would refuse is not made.
 */
export function useActorNames(): (actor: Actor) => string {
  const session = useSession()
  const merchantId = useMerchantId()
  const me = session.status === 'signed-in' ? session : null
  const mayKnow = me !== null && members.readers.includes(me.role)
  const live = useLive(
    members,
    { merchant: merchantId },
    mayKnow
      ? {}
      : {
          where: [
            ['uid', '==', me?.uid ?? ''],
            ['state', '==', 'active'],
          ],
        },
  )
  const names = new Map(readable(foundOf(live)).map(({ uid, name }) => [uid, name]))
  const channelName = useChannelNames()
  const words = messages.frame.actors
  return (actor) => {
    switch (actor.kind) {
      case 'channel':
        return channelName(actor.channelId)
      case 'system':
        return words.system
      case 'member':
        return actor.uid === me?.uid ? words.you : (names.get(actor.uid) ?? words.colleague)
    }
  }
}
