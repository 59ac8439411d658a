import type { Case } from '@fluxori/contract/engine/cases'
import type { ChannelTask } from '@fluxori/contract/engine/channel-work'
import type { Command } from '@fluxori/contract/commands'
import type { ChannelId, Instant, Sku } from '@fluxori/contract/kernel'
import type { Doc, Kept } from '@fluxori/contract/state'
import type { StockMoved } from '../domain/stock/ledger.ts'
import { keptNames, type Write } from '../store/state.ts'
import { bytesOf } from '../store/size.ts'
import { plusSums } from '../store/with-paths.ts'

/** A document as it becomes. `fields`: what is written of one that others write too; null: all of it. */
export type Changed<N extends Kept> = Readonly<{
  value: Doc[N]
  fields: Readonly<Record<string, unknown>> | null
}>

/** What decisions change: of one command, or of all commands of a batch so far. */
export type Changes = Readonly<{
  documents: { readonly [N in Kept]: Map<string, Changed<N>> }
  /** By kind and id. */
  appended: Map<string, Extract<Write, { way: 'create' }>>
  sums: Map<string, Extract<Write, { way: 'add' }>>
  cases: Map<string, Case | Readonly<{ closedAt: Instant }>>
  moves: StockMoved[]
  relisted: Set<Sku>
  /** By the command's id. */
  followUps: Map<string, Command>
  requests: Map<string, Readonly<{ task: ChannelTask; channel: ChannelId }>>
}>

export function noChanges(): Changes {
  return {
    documents: changedMaps(),
    appended: new Map(),
    sums: new Map(),
    cases: new Map(),
    moves: [],
    relisted: new Set(),
    followUps: new Map(),
    requests: new Map(),
  }
}

function changedMaps(): Changes['documents']
function changedMaps(): object {
  return Object.fromEntries(keptNames.map((of) => [of, new Map()]))
}

/** Opens a case in these changes. */
export function openCaseIn({ cases }: Pick<Changes, 'cases'>, opened: Case): void {
  cases.set(opened.id, opened)
}

/** Closes a case: as it was opened here, or as the database has it. */
export function closeCaseIn({ cases }: Pick<Changes, 'cases'>, id: string, at: Instant): void {
  const known = cases.get(id)
  const isHere = known !== undefined && 'state' in known
  cases.set(id, isHere ? { ...known, state: 'resolved', resolvedAt: at, resolvedBy: null } : { closedAt: at })
}

/** Takes over what one command changes into what its batch does. */
export function merge(batch: Changes, work: Changes): void {
  keptNames.forEach((of) => mergeDocuments(of, batch, work))
  work.appended.forEach((write, key) => batch.appended.set(key, write))
  work.sums.forEach((write, key) => {
    const known = batch.sums.get(key)
    batch.sums.set(key, known === undefined ? write : { ...write, sums: plusSums(known.sums, write.sums) })
  })
  work.cases.forEach((value, id) => {
    if ('closedAt' in value) closeCaseIn(batch, id, value.closedAt)
    else openCaseIn(batch, value)
  })
  work.relisted.forEach((sku) => batch.relisted.add(sku))
  work.followUps.forEach((command, id) => batch.followUps.set(id, command))
  work.requests.forEach((request, key) => batch.requests.set(key, request))
}

function mergeDocuments<N extends Kept>(of: N, batch: Changes, work: Changes): void {
  const into = batch.documents[of]
  work.documents[of].forEach((changed, id) => {
    into.set(id, changedAfter(into.get(id), changed))
  })
}

/** A change after another: a document that is made here stays one that is written whole. */
export const changedAfter = <N extends Kept>(
  known: Changed<N> | undefined,
  { value, fields }: Changed<N>,
): Changed<N> => {
  if (known === undefined || fields === null) return { value, fields }
  return { value, fields: known.fields === null ? null : { ...known.fields, ...fields } }
}

/** What the database is to write of these changes, but for commands and requests. */
export function writesOf({ documents, appended, sums, cases }: Changes): Write[] {
  return [
    ...keptNames.flatMap((of) => documentWrites(of, documents)),
    ...appended.values(),
    ...sums.values(),
    ...[...cases].map(([id, value]): Write =>
      'closedAt' in value
        ? {
            way: 'merge',
            of: 'cases',
            id,
            value: { state: 'resolved', resolvedAt: value.closedAt, resolvedBy: null },
          }
        : { way: 'set', of: 'cases', id, value },
    ),
  ]
}

const documentWrites = <N extends Kept>(of: N, documents: Changes['documents']): Write[] =>
  [...documents[of]].map(([id, { value, fields }]) =>
    fields === null ? { way: 'set', of, id, value } : { way: 'change', of, id, fields },
  )

/** Bytes of a write, its address included. */
export function bytesOfWrite(write: Write): number {
  const address = 200 + 3 * write.id.length
  switch (write.way) {
    case 'change':
      return address + bytesOf(write.fields)
    case 'add':
      return address + 3 * bytesOf(write.sums)
    case 'set':
    case 'create':
    case 'merge':
      return address + bytesOf(write.value)
  }
}
