import type { MerchantId } from '@fluxori/contract/kernel'
import type { NewCommand, UnreadableCommand } from '../domain/new-command.ts'
import { instantAfter } from '@fluxori/contract/time'
import { appendCommand, appendUnreadable } from './append.ts'
import { newDrainMemory, type Drained, type DrainTools } from './drain-tools.ts'
import { drain } from './drain.ts'
import { merchantsLeftBehind, type LeftBehind } from './merchants-left-behind.ts'
import { submitCommand, type Submitted } from './submit.ts'

/** The journals of all merchants: what an operation may do with them. */
export type Journal = Readonly<{
  /** Appends, drains or waits for the drain, and answers what became of the command. */
  submit: (merchant: MerchantId, command: NewCommand) => Promise<Submitted>
  /** Appends and leaves the draining to the trigger. Answers false when the command is there already. */
  append: (merchant: MerchantId, command: NewCommand) => Promise<boolean>
  /** Keeps what cannot be read, set aside, with a case. Answers false when it is there already. */
  keepUnreadable: (merchant: MerchantId, command: UnreadableCommand) => Promise<boolean>
  drain: (merchant: MerchantId) => Promise<Drained>
  /** Merchants with a command that has waited for longer than this. */
  leftBehind: (longerThanMs: number) => Promise<LeftBehind>
}>

/** What the journal is worked with; what is not given here is as in production. */
type JournalTools = Pick<DrainTools, 'db' | 'now' | 'newId' | 'log'> & Partial<DrainTools>

/** A drain's lease: many times the longest commit, and short enough that a dead drain holds nobody up for long. */
const leaseMs = 15_000
/** How long `submit` waits for the drain that holds the lease. */
const patienceMs = 20_000

export function openJournal(given: JournalTools): Journal {
  const tools: DrainTools = { leaseMs, batchSize: 100, memory: newDrainMemory(), ...given }
  const { db, now, log } = tools
  return {
    submit: (merchant, command) => submitCommand(tools, merchant, command, patienceMs),
    append: (merchant, command) => appendCommand(db, merchant, command),
    keepUnreadable: async (merchant, command) => {
      const fresh = await appendUnreadable(db, merchant, command)
      const { id, reason } = command
      if (fresh) log({ event: 'command-set-aside', merchant, command: id, reason })
      return fresh
    },
    drain: (merchant) => drain(tools, merchant),
    leftBehind: (longerThanMs) => merchantsLeftBehind(db, instantAfter(now(), -longerThanMs)),
  }
}
