import { cases, caseUpdate } from './cases.ts'
import { polls, publishing } from './channel-work.ts'
import { checks, journal, leases } from './journal.ts'

/** What the engine keeps for every subject. It has the parts of one, but none of it is what decisions read or write. */
export const engine = {
  documents: { cases, checks, journal, leases, polls, publishing },
  commands: {},
  operations: { 'alert-update': caseUpdate },
} as const
