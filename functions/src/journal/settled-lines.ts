import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { millisecondsBetween } from '@fluxori/contract/time'
import type { LogLine } from '../log/log-line.ts'
import type { Pending, Settled } from './plan.ts'

type Commit = Readonly<{
  merchant: MerchantId
  commands: readonly Pending[]
  settled: readonly Settled[]
  at: Instant
}>

const tellsOfOrder = ['order-received', 'order-changed', 'order-cancelled']

/**
 * What a commit at `at` has to tell: how many commands it settled and how long they had waited, and each that was set
 * aside. A command that was set aside has no lag: it is not in the books.
 */
export function settledLines({ merchant, commands, settled, at }: Commit): readonly LogLine[] {
  if (settled.length === 0) return []
  const states = new Map(settled.map(({ id, state }) => [id, state]))
  const done = commands.filter(({ id }) => ['applied', 'refused'].includes(states.get(id) ?? ''))
  const orders = done.filter(({ entry }) => tellsOfOrder.includes(entry.kind))
  const count = (state: Settled['state']) => settled.filter((one) => one.state === state).length
  return [
    {
      event: 'commands-settled',
      merchant,
      applied: count('applied'),
      refused: count('refused'),
      failed: count('failed'),
      ...(done.length === 0 ? {} : { lagMs: longestWait(done, at) }),
      ...(orders.length === 0 ? {} : { orderLagMs: longestWait(orders, at) }),
    },
    ...settled.flatMap(({ id, state, result }): LogLine[] =>
      state === 'failed'
        ? [{ event: 'command-set-aside', merchant, command: id, reason: result.reason ?? 'failed' }]
        : [],
    ),
  ]
}

/** Clocks of other machines may be ahead of ours. */
const longestWait = (commands: readonly Pending[], at: Instant): number =>
  Math.max(0, ...commands.map(({ entry }) => millisecondsBetween(entry.receivedAt, at)))
