import { commandKind } from '@fluxori/contract/commands'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { millisecondsBetween } from '@fluxori/contract/time'
import type { LogLine } from '../log/log-line.ts'
import type { Pending, Processed } from './plan.ts'

type Commit = Readonly<{
  merchant: MerchantId
  commands: readonly Pending[]
  processed: readonly Processed[]
  at: Instant
}>

/**
 * The log lines of a commit at `at`: how many commands it processed and how long they had waited, and each that was set
 * aside. A command that was set aside has no lag: it is not in the state.
 */
export function processedLines({ merchant, commands, processed, at }: Commit): readonly LogLine[] {
  if (processed.length === 0) return []
  const states = new Map(processed.map(({ id, state }) => [id, state]))
  const done = commands.filter(({ id }) => ['applied', 'refused'].includes(states.get(id) ?? ''))
  const news = done.filter(({ entry }) => commandKind(entry.kind)?.fromChannel === true)
  const count = (state: Processed['state']) => processed.filter((one) => one.state === state).length
  return [
    {
      event: 'commands-processed',
      merchant,
      applied: count('applied'),
      refused: count('refused'),
      failed: count('failed'),
      ...(done.length === 0 ? {} : { lagMs: longestWait(done, at) }),
      ...(news.length === 0 ? {} : { orderLagMs: longestWait(news, at) }),
    },
    ...processed.flatMap(({ id, state, result }): LogLine[] =>
      state === 'failed'
        ? [{ event: 'command-set-aside', merchant, command: id, reason: result.reason ?? 'failed' }]
        : [],
    ),
  ]
}

/** Clocks of other machines may be ahead of ours. */
const longestWait = (commands: readonly Pending[], at: Instant): number =>
  Math.max(0, ...commands.map(({ entry }) => millisecondsBetween(entry.receivedAt, at)))
