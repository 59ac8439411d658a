import { memberUpdate as operation } from '@fluxori/contract/people/members'
import { http } from '../../edge/http.ts'

/**
 * Invites a person, changes a role or removes a member. Not a command of the journal: names and e-mail addresses must
 * not lie there.
 */
export const memberUpdate = http(
  operation,
  async ({ input, merchant, uid, key, services }) => {
    const update = await services.people.updateMember(merchant, input.change, { by: uid, key })
    if (update.accepted) {
      const { member, mailed, trouble } = update.value
      return { ok: { uid: member.uid, role: member.role, state: member.state, mailed }, trouble }
    }
    const { reason } = update.refusal
    if (reason === 'not-allowed' || reason === 'idempotency-key-reused') return { problem: reason }
    return { refused: update.refusal }
  },
  { grants: ['sign-ins'] },
)
