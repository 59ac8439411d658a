import type { OrderAction } from '@fluxori/contract/orders/orders'
import type { BulkKind } from './bulk-plan.ts'

/** One order's turn. Its key is its own for as long as the run lives, so that another try counts once. */
export type BulkStep = Readonly<{
  orderId: string
  number: string
  action: OrderAction
  key: string
  /** What it does, as the queue of this device tells it. */
  label: string
}>

/** `short`: stock was looked for and not all of it found. `undecided`: nobody knows yet; the same key may ask again. */
export type Outcome =
  | Readonly<{ kind: 'done' | 'short' | 'queued' }>
  | Readonly<{ kind: 'refused' | 'undecided'; reason: string }>

export type BulkRun = Readonly<{
  merchantId: string
  kind: BulkKind
  steps: readonly BulkStep[]
  outcomes: Readonly<Record<string, Outcome>>
  state: 'running' | 'stopping' | 'ended'
}>

export type BulkEvent =
  | Readonly<{ kind: 'answered'; orderId: string; outcome: Outcome }>
  | Readonly<{ kind: 'stop-asked' }>
  | Readonly<{ kind: 'went-on' }>

export const beginRun = (merchantId: string, kind: BulkKind, steps: readonly BulkStep[]): BulkRun => ({
  merchantId,
  kind,
  steps,
  outcomes: {},
  state: steps.length === 0 ? 'ended' : 'running',
})

/** Problems that the next order would meet too: going on would only fail again and again. */
const forAll = ['not-signed-in', 'token-expired', 'not-a-member', 'not-allowed', 'storage-full']

/** An answer ends the run when it was the last, when a stop was asked for, or when the next could fare no better. */
export function evolveRun(run: BulkRun, event: BulkEvent): BulkRun {
  switch (event.kind) {
    case 'stop-asked':
      return run.state === 'running' ? { ...run, state: 'stopping' } : run
    case 'went-on':
      return run.state === 'ended' && stepsLeft(run).length > 0 ? { ...run, state: 'running' } : run
    case 'answered': {
      const after = { ...run, outcomes: { ...run.outcomes, [event.orderId]: event.outcome } }
      const { outcome } = event
      const hopeless =
        outcome.kind === 'undecided' || (outcome.kind === 'refused' && forAll.includes(outcome.reason))
      const over = run.state === 'stopping' || hopeless || nextStep(after) === undefined
      return over ? { ...after, state: 'ended' } : after
    }
  }
}

/** Decided: asking again would do nothing, or the same problem would stand. */
const isDecided = (outcome: Outcome | undefined): boolean =>
  outcome !== undefined &&
  outcome.kind !== 'undecided' &&
  !(outcome.kind === 'refused' && forAll.includes(outcome.reason))

/** The orders that nothing was decided on yet, in their order. */
export const stepsLeft = ({ steps, outcomes }: BulkRun): readonly BulkStep[] =>
  steps.filter(({ orderId }) => !isDecided(outcomes[orderId]))

export const nextStep = (run: BulkRun): BulkStep | undefined => stepsLeft(run)[0]

export const stepsDecided = (run: BulkRun): number => run.steps.length - stepsLeft(run).length

/** The run's steps by what became of them; `untried` had no turn. */
export function stepsBy(run: BulkRun, kind: Outcome['kind'] | 'untried'): readonly BulkStep[] {
  return run.steps.filter(({ orderId }) => (run.outcomes[orderId]?.kind ?? 'untried') === kind)
}

/** The steps that were refused or are not certain, with why. */
export function stepsAtFault(run: BulkRun): readonly Readonly<{ step: BulkStep; reason: string }>[] {
  return run.steps.flatMap((step) => {
    const outcome = run.outcomes[step.orderId]
    return outcome?.kind === 'refused' || outcome?.kind === 'undecided'
      ? [{ step, reason: outcome.reason }]
      : []
  })
}
