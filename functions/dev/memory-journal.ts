import type { Instant } from '@fluxori/contract/kernel'
import type { NewCommand } from '../src/domain/new-command.ts'
import { pendingEntry } from '../src/journal/append.ts'
import { writesOf } from '../src/journal/changes.ts'
import { keepNew, walkFrom } from '../src/journal/gather.ts'
import { pendingOne } from '../src/journal/pending-queue.ts'
import { planBatch, type Pending, type Plan, type Processed } from '../src/journal/plan.ts'
import { emptyWorkingSet, stateOf } from '../src/journal/working-set.ts'
import type { Reading } from '../src/domain/work.ts'
import { atHandNames } from '../src/store/state.ts'
import { applyWrite, memoryState, noDocuments, type MemoryDocuments } from './memory-state.ts'

/** A merchant's state in memory, with the journal that changes it. */
export type MemoryJournal = MemoryDocuments & {
  readonly processed: Map<string, Processed>
  pending: Pending[]
  /** What each batch has changed, oldest first. */
  plans: Plan[]
  seq: number
  /** SKUs whose listings are still to be shown what there is. */
  stale: readonly string[]
  /** Shorter pages of lookups, by `kind.query`. */
  limits: Readonly<Record<string, number>>
}

/** A state without documents, and a journal without commands. */
export const emptyMemoryJournal = (): MemoryJournal => ({
  ...noDocuments(),
  processed: new Map(),
  pending: [],
  plans: [],
  seq: 0,
  stale: [],
  limits: {},
})

/** The state that commands are decided on: gathered as the drain gathers it, so that a read that was not named throws. */
export function gathered(
  journal: MemoryJournal,
  pending: readonly Pending[],
  showing: Readonly<{ skus: readonly string[]; touched: boolean }>,
): Reading {
  const set = emptyWorkingSet()
  const reader = memoryState(journal, journal.limits)
  atHandNames.forEach((of) => reader.all(of, set.keep))
  const commands = pending.flatMap(({ input }) => ('command' in input ? [input.command] : []))
  const walk = walkFrom(set, commands, showing)
  for (let step = walk.next(); step !== null; step = walk.next()) {
    reader.getAll(step.refs, set.keep)
    walk.take(
      step,
      step.lookups.map((lookup) => reader.find(lookup, keepNew(set))),
    )
  }
  return stateOf(set, walk.lookups)
}

/** The whole state as a decision would read it, nothing of it left out. */
export const wholeState = (documents: MemoryDocuments): Reading => ({
  get: (of, id) => documents[of].get(id),
  all: (of) => [...documents[of].values()],
  find: (of, query, value) => memoryState(documents).find({ of, query, value }, () => undefined),
})

/** Puts a command at the end of the journal. The same id twice is the same command once. */
export function appendInMemory(journal: MemoryJournal, command: NewCommand): void {
  const { id } = command
  if (journal.processed.has(id) || journal.pending.some((known) => known.id === id)) return
  journal.pending.push(pendingOne(id, pendingEntry(command)))
}

/** Applies what is pending, so many commands at a time, working out listings of so many SKUs at most, until nothing is left. */
export function drainMemory(journal: MemoryJournal, batchSize: number, at: Instant, most = 100): void {
  for (let rounds = 0; journal.pending.length > 0 || journal.stale.length > 0; rounds += 1) {
    if (rounds > 10_000) throw new Error('the journal never comes to rest')
    const batch = journal.pending.slice(0, batchSize)
    const mostShown = batch.length === 0 ? Math.max(1, most) : most
    const skus = journal.stale.slice(0, mostShown)
    const state = gathered(journal, batch, { skus, touched: mostShown > 0 })
    const plan = planBatch(state, batch, { seq: journal.seq, stale: journal.stale, at, mostShown })
    if (plan.processed.length === 0 && batch.length > 0) throw new Error(`${batch[0]?.id} does not fit`)
    journal.pending.splice(0, plan.processed.length)
    commit(journal, plan, at)
  }
}

function commit(journal: MemoryJournal, plan: Plan, at: Instant): void {
  journal.seq = plan.seq
  journal.stale = plan.stale
  journal.plans.push(plan)
  writesOf(plan.changes).forEach((write) => applyWrite(journal, write))
  plan.processed.forEach((one) => journal.processed.set(one.id, one))
  const actor = { kind: 'system', name: 'journal' } as const
  plan.changes.followUps.forEach((command, id) =>
    appendInMemory(journal, { id, command, actor, receivedAt: at }),
  )
}
