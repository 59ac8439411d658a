import type { Answer, Command, CommandName, Payload, Refusals } from '@fluxori/contract/commands'
import type { CaseFacts, CaseKind } from '@fluxori/contract/engine/cases'
import type { ChannelTask } from '@fluxori/contract/engine/channel-work'
import type { Actor, ChannelId, CommandId, Instant, Sku } from '@fluxori/contract/kernel'
import type {
  Appended,
  AtHand,
  Doc,
  FieldsOf,
  Kept,
  QueryOf,
  Shared,
  Summed,
  Sums,
} from '@fluxori/contract/state'
import type { Verdict } from './decision.ts'
import type { StockMoved } from './stock/ledger.ts'

/** What a lookup asks for: the values of its equal fields in their order, of its list, and where its order goes on. */
export type LookupValue = string | null | readonly (string | null)[]

/** The ids that a lookup found, in its order, and whether more may stand behind them. */
export type Found = Readonly<{ ids: readonly string[]; more: boolean }>

/** What a merchant's state says, as far as it was gathered for the commands of a batch. */
export type Reading = Readonly<{
  /**
   * The document with this id, or undefined when there is none. Throws `NotGathered` for one that no need and no link
   * named, and `BrokenDocument` for one that is not what the contract says.
   */
  get: <N extends Kept>(of: N, id: string) => Doc[N] | undefined
  /** All documents of a kind of which a merchant has few. */
  all: <N extends AtHand>(of: N) => readonly Doc[N][]
  /** The documents that a declared lookup finds, those that this batch has changed included. Throws `NotGathered`. */
  find: <N extends Kept>(of: N, query: QueryOf<N>, value: LookupValue) => Found
}>

/** Which command asks, for whom, and when it is decided. */
export type Cause = Readonly<{ command: CommandId; actor: Actor; at: Instant }>

/**
 * A unit of work: what one decision reads, and what it does on top of that. A refusal or a throw drops all of it. It
 * goes into the same commit as the command's result, or not at all.
 */
export type Work = Reading &
  Readonly<{
    cause: Cause
    /** The document as it was before this command. */
    before: <N extends Kept>(of: N, id: string) => Doc[N] | undefined
    /** Writes a document whole. One that others write too can only be made by it: throws when it is there. */
    put: <N extends Kept>(of: N, id: string, value: Doc[N]) => void
    /** Writes these fields of a document that others write too. Throws when there is none. */
    change: <N extends Shared>(of: N, id: string, fields: FieldsOf<N>) => void
    append: <N extends Appended>(of: N, id: string, value: Doc[N]) => void
    add: <N extends Summed>(of: N, id: string, sums: Sums<Doc[N]>) => void
    /** Moves stock. Throws a RangeError when a level would become impossible: no decision may ask for that. */
    move: (moved: StockMoved) => void
    openCase: <K extends CaseKind>(kind: K, subject: string, facts: CaseFacts[K]) => void
    closeCase: (kind: CaseKind, subject: string) => void
    /** What channels show of the SKU is worked out again. */
    relist: (sku: Sku) => void
    /** Leaves a command for a later batch, under a key that is its own within this decision. */
    followUp: (key: string, command: Command) => void
    /** Asks for work on a connection. */
    request: (task: ChannelTask, channel: ChannelId) => void
  }>

/** Names what a decision will read. `then` goes on from the document, when it has been read and is there. */
export type Need = {
  <N extends Kept>(of: N, id: string, then?: (document: Doc[N] | undefined) => void): void
  /** Names a lookup; what it finds is read too. */
  find: <N extends Kept>(of: N, query: QueryOf<N>, value: LookupValue) => void
  /** Names a lookup that is known to find nothing but what this batch itself makes: the database is not asked. */
  empty: <N extends Kept>(of: N, query: QueryOf<N>, value: LookupValue) => void
}

/** What a command needs, and how it is decided. Pure: the same state and command give the same work and answer. */
export type Handler<K extends CommandName> = Readonly<{
  needs: (payload: Payload[K], need: Need) => void
  decide: (work: Work, payload: Payload[K]) => Verdict<Answer[K], Refusals[K]>
}>
export type Handlers<K extends CommandName> = { readonly [P in K]: Handler<P> }

/** What a document that is read names in turn; undefined when there is none. */
export type Links = {
  readonly [N in Kept]?: (need: Need, id: string, document: Doc[N] | undefined) => void
}

/** A read that was not named: its command would read it as missing. A fault in ours, found by the first unit test. */
export class NotGathered extends Error {
  constructor(what: string) {
    super(`${what} was read and not named: see the command's needs and the links of what it reads`)
    this.name = 'NotGathered'
  }
}
