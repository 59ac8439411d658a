import { setTimeout as wait } from 'node:timers/promises'
import type { Firestore } from '@google-cloud/firestore'
import { journal, type CommandResult, type CommandState } from '@fluxori/contract/engine/journal'
import type { MerchantId } from '@fluxori/contract/kernel'
import { readDocument } from '../store/documents.ts'
import type { NewCommand } from '../domain/new-command.ts'
import { appendCommand, fingerprintOf } from './append.ts'
import type { DrainTools } from './drain-tools.ts'
import { drain } from './drain.ts'

export type Submitted =
  | Readonly<{ kind: 'settled'; state: Exclude<CommandState, 'pending'>; result: CommandResult }>
  /** The same id was used for something else. Nothing was written. */
  | Readonly<{ kind: 'id-reused' }>
  /** Kept in the journal, and not reached in time. Asking again with the same id is harmless. */
  | Readonly<{ kind: 'still-pending' }>

/**
 * Puts a command into the journal and answers what became of it: drains itself, or waits for the drain that holds the
 * lease. A repeat under the same id is answered with the first one's result.
 */
export async function submitCommand(
  tools: DrainTools,
  merchant: MerchantId,
  command: NewCommand,
  patienceMs: number,
): Promise<Submitted> {
  const fresh = await appendCommand(tools.db, merchant, command)
  if (!fresh) {
    const known = await readDocument(tools.db, journal, { merchant, command: command.id })
    if (known !== undefined && known.fingerprint !== fingerprintOf(command)) return { kind: 'id-reused' }
  }
  const until = Date.parse(tools.now()) + patienceMs
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    await drain(tools, merchant)
    const settled = await settledCommand(tools.db, merchant, command.id)
    if (settled !== null) return settled
    if (Date.parse(tools.now()) >= until) return { kind: 'still-pending' }
    await wait(pause)
  }
}

async function settledCommand(db: Firestore, merchant: MerchantId, id: string): Promise<Submitted | null> {
  const entry = await readDocument(db, journal, { merchant, command: id })
  if (entry === undefined || entry.state === 'pending' || entry.result === null) return null
  return { kind: 'settled', state: entry.state, result: entry.result }
}
