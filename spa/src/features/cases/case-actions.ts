import { caseUpdate, standingCases, type Case } from '@fluxori/contract/engine/cases'
import { caseView, type CaseAbout, type May, type WayOut } from '../../business/cases/views.ts'

/** What can be done about a case where it stands. */
export type CaseAction = WayOut | Readonly<{ kind: 'dealt-with' }>

/** A person may call it dealt with; the others close by themselves when their cause is gone. */
export const canBeDealtWith = ({ kind }: Pick<Case, 'kind'>): boolean => !standingCases.includes(kind)

/** What is offered for an open case, the likeliest first. Nothing that the case or the role does not allow. */
export function actionsOf(openCase: CaseAbout, may: May): readonly CaseAction[] {
  const dealt: readonly CaseAction[] =
    may(caseUpdate) && canBeDealtWith(openCase) ? [{ kind: 'dealt-with' }] : []
  return [...caseView(openCase.kind).waysOut(openCase, may), ...dealt]
}
