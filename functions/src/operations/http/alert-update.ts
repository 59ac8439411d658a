import { caseUpdate as operation } from '@fluxori/contract/engine/cases'
import { http } from '../../edge/http.ts'

/** Calls a case dealt with, or opens it again. Not a command of the journal: a case is neither stock, order nor money. */
export const alertUpdate = http(operation, async ({ input, merchant, uid, services }) => {
  const { alertId, action } = input
  const decided = await services.people.updateCase(merchant, { alertId, action, by: { kind: 'member', uid } })
  return decided.accepted ? { ok: { alertId, state: decided.value.state } } : { refused: decided.refusal }
})
