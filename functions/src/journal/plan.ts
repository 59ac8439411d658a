import type { Command } from '@fluxori/contract/commands'
import { commandKind } from '@fluxori/contract/commands'
import { openedCase } from '@fluxori/contract/engine/cases'
import type { CommandResult, JournalEntry } from '@fluxori/contract/engine/journal'
import type { Instant, Sku } from '@fluxori/contract/kernel'
import type { CommandTrouble } from '@fluxori/contract/reasons'
import type { Stock } from '@fluxori/contract/stock/stock'
import { acceptsWork, decide } from '../domain/modules.ts'
import { refreshStock, relist } from '../domain/stock/relist.ts'
import type { Cause, Reading, Work } from '../domain/work.ts'
import { bytesOf } from '../store/size.ts'
import { fieldOf } from '../store/lookup.ts'
import { newBatch, skusToRefresh, takeIn, type Batch } from './batch.ts'
import { openCaseIn, noChanges, type Changes } from './changes.ts'
import { unitOfWork } from './unit-of-work.ts'

/** What a journal entry asks, read once: the command, or why it is none. */
export type Input = Readonly<{ command: Command }> | Readonly<{ malformed: string }>
export type Pending = Readonly<{ id: string; entry: JournalEntry; input: Input }>

export type Processed = Readonly<{
  id: string
  state: 'applied' | 'refused' | 'failed'
  result: CommandResult
  /** Fields of the payload that leave the journal now: a buyer's data. */
  forget: readonly string[]
}>

/** Everything that one batch of commands makes true, not written yet. */
export type Plan = Readonly<{
  changes: Changes
  processed: readonly Processed[]
  /** The number of the last movement. */
  seq: number
  /** SKUs whose listings are still to be shown what there is. */
  stale: readonly Sku[]
}>

/** Where the state stands, how many commands at most, and for how many SKUs listings may be worked out in this batch. */
export type Planning = Readonly<{
  seq: number
  at: Instant
  stale?: readonly Sku[]
  mostCommands?: number
  mostShown?: number
}>

const journal = { kind: 'system', name: 'journal' } as const

/**
 * Decides commands one after another, each on what the ones before it made true, as many as one commit holds. A command
 * whose decision throws is set aside, leaves nothing behind, and does not stop the others. Then the listings of what
 * moved, and of what earlier batches left, are worked out. Pure. Not one command: the first alone is too large.
 */
export function planBatch(
  state: Reading,
  pending: readonly Pending[],
  { seq, at, stale = [], mostCommands = pending.length, mostShown = Number.MAX_SAFE_INTEGER }: Planning,
): Plan {
  const batch = newBatch(state, seq)
  const processed: Processed[] = []
  for (const one of pending.slice(0, mostCommands)) {
    const result = outcomeOf(batch, one, at)
    if (result === null) break
    processed.push(result)
  }
  const moved = refreshMoved(batch, at)
  const due = [...new Set([...stale, ...moved])]
  const shown = showWhatThereIs(batch, due.slice(0, mostShown), at)
  dropPaused(batch)
  return { changes: batch.changes, processed, seq: batch.seq, stale: due.slice(shown) }
}

/** Decides one command. Answers null when the commit cannot hold it any more. */
function outcomeOf(batch: Batch, { id, entry, input }: Pending, at: Instant): Processed | null {
  const cause: Cause = { command: id, actor: entry.actor, at }
  if ('malformed' in input) return setAside(batch, cause, 'malformed-command', input.malformed)
  const { command } = input
  const forget = (commandKind(command.kind)?.forget ?? []).filter(
    (path) => (fieldOf(command.payload, path) ?? null) !== null,
  )
  const unit = unitOfWork(batch.state, cause)
  try {
    const verdict = decide(unit.work, command)
    const result = verdict.accepted
      ? { reason: null, detail: null, facts: { ...verdict.answer } }
      : { ...verdict.refusal, facts: { ...verdict.refusal.facts } }
    const changes = verdict.accepted ? unit.changes : noChanges()
    if (!takeIn(batch, changes, cause, { bytes: bytesOf(result) })) return null
    return { id, state: verdict.accepted ? 'applied' : 'refused', result, forget }
  } catch (error) {
    // Deciding is pure, so whatever it throws is about this command and its documents: the others must go on.
    return setAside(batch, cause, 'decision-failed', error instanceof Error ? error.message : String(error))
  }
}

/** Sets a command aside with its reason, and opens a case, so that a person sees it. Null when there is no room for it. */
export function setAside(
  batch: Batch,
  cause: Cause,
  reason: CommandTrouble,
  detail: string,
): Processed | null {
  const { command: id, at } = cause
  const changes = noChanges()
  const facts = { reason, detail: detail.slice(0, 500) }
  openCaseIn(changes, openedCase('command-failed', id, facts, at))
  if (!takeIn(batch, changes, cause, { bytes: bytesOf(facts) })) return null
  return { id, state: 'failed', result: { reason, detail: facts.detail, facts: {} }, forget: [] }
}

/** Brings what is available up to what the batch says. Answers the SKUs whose listings may show something else now. */
function refreshMoved(batch: Batch, at: Instant): ReadonlySet<Sku> {
  const skus = skusToRefresh(batch.changes)
  skus.forEach((sku) => {
    attempt(batch, sku, at, (work) => refreshStock(work, sku, lastMovement(batch, sku)))
  })
  return skus
}

const lastMovement = ({ moved }: Batch, sku: Sku): Stock['lastMovement'] => moved.get(sku) ?? null

/** Works out listings, the oldest SKUs first, as many as one commit holds. Answers of how many SKUs. */
function showWhatThereIs(batch: Batch, skus: readonly Sku[], at: Instant): number {
  const { documents } = batch.changes
  const changed = new Set(documents.listings.keys())
  const full = skus.findIndex(
    (sku) => !attempt(batch, sku, at, (work) => relist(work, sku, (listing) => changed.has(listing))),
  )
  return full === -1 ? skus.length : full
}

/** Works on one SKU. A broken document keeps only its own SKU from it, which is a case. False: the commit is full. */
function attempt(batch: Batch, sku: Sku, at: Instant, act: (work: Work) => void): boolean {
  const cause: Cause = { command: 'journal', actor: journal, at }
  try {
    const { work, changes } = unitOfWork(batch.state, cause)
    act(work)
    return takeIn(batch, changes, cause, null)
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    const changes = noChanges()
    openCaseIn(changes, openedCase('invariant-broken', sku, { rule: 'document-valid', sku, detail }, at))
    return takeIn(batch, changes, cause, null)
  }
}

/** A paused connection is asked for nothing: what it should show waits until it is resumed. */
function dropPaused({ state, changes }: Batch): void {
  changes.requests.forEach(({ channel }, key) => {
    if (!acceptsWork(state, channel)) changes.requests.delete(key)
  })
}
