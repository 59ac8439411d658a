import { orderUpdate, type Order } from '@fluxori/contract/orders/orders'
import { create } from 'zustand'
import { OperationProblem } from '../../../lib/operation/problem.ts'
import { sendOperation } from '../../../lib/operation/send.ts'
import { bulkAction, type BulkKind, type BulkPlan } from './bulk-plan.ts'
import {
  beginRun,
  evolveRun,
  nextStep,
  type BulkEvent,
  type BulkRun,
  type BulkStep,
  type Outcome,
} from './bulk-run.ts'
import { actLabel } from '../act/act-words.ts'

/** The run that is on or was last, in this tab. It goes on while the person looks elsewhere. */
export const useBulkRun = create<Readonly<{ run: BulkRun | null }>>(() => ({ run: null }))

const happen = (event: BulkEvent) =>
  useBulkRun.setState(({ run }) => ({ run: run === null ? null : evolveRun(run, event) }))

export const isRunning = (run: BulkRun | null): boolean => run !== null && run.state !== 'ended'

const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/** Does one thing with every order of a plan, one after the other. While a run is on no other begins. */
export function startBulk(merchantId: string, kind: BulkKind, plan: BulkPlan, reason = ''): void {
  if (isRunning(useBulkRun.getState().run)) return
  const steps = plan.orders.map((order) => stepOf(kind, order, reason))
  useBulkRun.setState({ run: beginRun(merchantId, kind, steps) })
  void work()
}

function stepOf(kind: BulkKind, order: Order, reason: string): BulkStep {
  const action = bulkAction(kind, order, reason)
  return {
    orderId: order.id,
    number: order.number,
    action,
    key: crypto.randomUUID(),
    label: actLabel(action, order),
  }
}

/** Lets the order that is being worked on end, and begins no other. */
export const stopBulk = (): void => happen({ kind: 'stop-asked' })

/** Takes up what is left, every order under the key it had. */
export function goOnBulk(): void {
  if (isRunning(useBulkRun.getState().run)) return
  happen({ kind: 'went-on' })
  void work()
}

/** Puts the summary away. A run that is on stays. */
export const closeBulk = (): void => useBulkRun.setState(({ run }) => ({ run: isRunning(run) ? run : null }))

async function work(): Promise<void> {
  addEventListener('beforeunload', warn)
  try {
    for (;;) {
      const { run } = useBulkRun.getState()
      if (run === null || run.state === 'ended') return
      const step = nextStep(run)
      if (step === undefined) return
      happen({ kind: 'answered', orderId: step.orderId, outcome: await perform(run.merchantId, step) })
    }
  } finally {
    removeEventListener('beforeunload', warn)
  }
}

async function perform(merchantId: string, { orderId, action, key, label }: BulkStep): Promise<Outcome> {
  try {
    const input = { merchantId, orderId, action }
    const submitted = await sendOperation(orderUpdate, { input, key }, label)
    if (submitted.kind === 'queued') return { kind: 'queued' }
    const { status } = submitted.answer
    const isShort = action.kind === 'allocate' && (status === 'oversold' || status === 'backordered')
    return { kind: isShort ? 'short' : 'done' }
  } catch (error) {
    if (!(error instanceof OperationProblem)) return { kind: 'undecided', reason: 'unreadable-answer' }
    return { kind: error.retryable ? 'undecided' : 'refused', reason: error.reason }
  }
}
