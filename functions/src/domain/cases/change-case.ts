import { standingCases, type Case, type CaseRefusal } from '@fluxori/contract/engine/cases'
import type { Actor, Instant } from '@fluxori/contract/kernel'
import { accept, refuse, type Decision } from '../decision.ts'

/** What is requested of a case. `seen` is when the case that is meant was opened; null when it has not been looked at yet. */
export type CaseRequest = Readonly<{
  action: 'resolve' | 'reopen'
  by: Actor
  at: Instant
  seen: Instant | null
}>

/**
 * Decides whether a case may be called dealt with, or opened again: the case as it becomes. What is so already stays as
 * it is. A case that Fluxori has opened anew since it was seen is another one, and stays. A case of a kind that stands as
 * long as its cause does is neither closed by a person nor opened: nobody could close it then.
 */
export function changeCase(known: Case | undefined, request: CaseRequest): Decision<Case, CaseRefusal> {
  if (known === undefined) return refuse('unknown-case', 'There is no such case.')
  const state = request.action === 'resolve' ? 'resolved' : 'open'
  if (known.state === state) return accept([known])
  if (request.seen !== null && known.openedAt !== request.seen) return accept([known])
  const stands = standingCases.includes(known.kind)
  if (state === 'open')
    return accept([stands ? known : { ...known, state, resolvedAt: null, resolvedBy: null }])
  if (stands)
    return refuse('case-still-stands', 'It closes by itself when its cause is gone.', { kind: known.kind })
  return accept([{ ...known, state, resolvedAt: request.at, resolvedBy: request.by }])
}
