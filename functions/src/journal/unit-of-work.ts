import { createHash } from 'node:crypto'
import { caseId, openedCase } from '@fluxori/contract/engine/cases'
import type { Kept } from '@fluxori/contract/state'
import { moved, stockOf } from '../domain/stock/ledger.ts'
import type { Cause, Reading, Work } from '../domain/work.ts'
import { kindOf } from '../store/state.ts'
import { plusSums, withPaths } from '../store/with-paths.ts'
import { changedAfter, closeCaseIn, noChanges, openCaseIn, type Changed, type Changes } from './changes.ts'
import { overlay } from './overlay.ts'

/** One command's work on a state, and what it changes: that lies apart until it is taken over. */
export function unitOfWork(state: Reading, cause: Cause): Readonly<{ work: Work; changes: Changes }> {
  const changes = noChanges()
  const { documents } = changes
  const reading = overlay(state, documents)
  const write = <N extends Kept>(of: N, id: string, changed: Changed<N>): void => {
    documents[of].set(id, changedAfter(documents[of].get(id), changed))
  }
  const work: Work = {
    ...reading,
    cause,
    before: state.get,
    put: (of, id, value) => {
      if (Array.isArray(kindOf(of).journal) && reading.get(of, id) !== undefined)
        throw new Error(`${of} ${id} is others' to write too: change its fields`)
      write(of, id, { value, fields: null })
    },
    change: (of, id, fields) => {
      const known = reading.get(of, id)
      if (known === undefined) throw new Error(`${of} ${id} is not there to be changed`)
      write(of, id, { value: withPaths(known, fields), fields })
    },
    append: (of, id, value) => {
      changes.appended.set(`${of} ${id}`, { way: 'create', of, id, value })
    },
    add: (of, id, sums) => {
      const key = `${of} ${id}`
      const known = changes.sums.get(key)?.sums ?? {}
      changes.sums.set(key, { way: 'add', of, id, sums: plusSums(known, sums) })
    },
    move: (move) => {
      work.put('stock', move.sku, moved(stockOf(work, move.sku), move))
      changes.moves.push(move)
    },
    openCase: (kind, subject, facts) => {
      openCaseIn(changes, openedCase(kind, subject, facts, cause.at))
    },
    closeCase: (kind, subject) => {
      closeCaseIn(changes, caseId(kind, subject), cause.at)
    },
    relist: (sku) => {
      changes.relisted.add(sku)
    },
    followUp: (key, command) => {
      changes.followUps.set(followUpId(cause.command, key), command)
    },
    request: (task, channel) => {
      changes.requests.set(`${task} ${channel}`, { task, channel })
    },
  }
  return { work, changes }
}

/** Its own within all that came of one command, and so along a chain of commands that follow each other. */
const followUpId = (parent: string, key: string): string =>
  `follow-up:${createHash('sha256').update(`${parent}\n${key}`).digest('hex').slice(0, 40)}`
