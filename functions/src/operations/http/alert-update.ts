import { caseUpdate as operation } from '@fluxori/contract/engine/cases'
import { http } from '../../edge/http.ts'

/** Calls a case dealt with, or opens it again. Not a command of the journal: a case is neither stock, order nor money. */
export const alertUpdate = http(operation, async ({ input, merchant, uid, services }) => {
  const { alertId, action } = input
  const decision = await services.updateCase(merchant, { alertId, action, by: { kind: 'member', uid } })
  if (!decision.accepted) return { refused: decision.refusal }
  const [alert] = decision.facts
  if (alert === undefined) throw new Error(`${action} was accepted and answers no case`)
  return { ok: { alertId, state: alert.state } }
})
