import { createHash } from 'node:crypto'
import { cases, openedCase } from '@fluxori/contract/engine/cases'
import type { Firestore } from '@google-cloud/firestore'
import type { MerchantId } from '@fluxori/contract/kernel'
import { journal, type JournalEntry } from '@fluxori/contract/engine/journal'
import type { NewCommand, UnreadableCommand } from '../domain/new-command.ts'
import { grpc, reference, statusCode } from '../store/documents.ts'
import { encodedDocument } from '../store/encoding.ts'

/** SHA-256 over kind, payload and actor with sorted keys: two requests are the same when it is. */
export function fingerprintOf({ command, actor }: Pick<NewCommand, 'command' | 'actor'>): string {
  return createHash('sha256').update(canonical({ command, actor })).digest('hex')
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

export const pendingEntry = ({ command, actor, receivedAt }: NewCommand): JournalEntry => ({
  kind: command.kind,
  payload: command.payload,
  actor,
  receivedAt,
  state: 'pending',
  fingerprint: fingerprintOf({ command, actor }),
  result: null,
  appliedAt: null,
})

/**
 * Keeps what cannot be read, already set aside, and opens a case, so that a person sees it. Answers false when it is
 * there already.
 */
export async function appendUnreadable(
  db: Firestore,
  merchant: MerchantId,
  { id, payload, reason, detail, actor, receivedAt }: UnreadableCommand,
): Promise<boolean> {
  const entry: JournalEntry = {
    kind: 'unreadable',
    payload,
    actor,
    receivedAt,
    state: 'failed',
    fingerprint: createHash('sha256').update(canonical(payload)).digest('hex'),
    result: { reason, detail, facts: {} },
    appliedAt: receivedAt,
  }
  const channel = actor.kind === 'channel' ? actor.channelId : null
  const opened = openedCase('unreadable-message', id, { reason, detail, channel }, receivedAt)
  const batch = db.batch()
  batch.create(reference(db, journal, { merchant, command: id }), encodedDocument(entry))
  batch.set(reference(db, cases, { merchant, alert: opened.id }), encodedDocument(opened))
  return created(batch.commit())
}

/** Puts a command into the journal: one write. Answers false when its id is there already, whatever came of it. */
export const appendCommand = (db: Firestore, merchant: MerchantId, entry: NewCommand): Promise<boolean> =>
  created(
    reference(db, journal, { merchant, command: entry.id }).create(encodedDocument(pendingEntry(entry))),
  )

async function created(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (statusCode(error) === grpc.alreadyExists) return false
    throw error
  }
}
