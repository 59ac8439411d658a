import type { DocumentData, DocumentReference, Firestore, Transaction } from '@google-cloud/firestore'
import type { DocumentKind } from '@fluxori/contract/kernel'
import type { z } from 'zod'
import type { Decision, Refusal } from '../domain/decision.ts'
import { Fault } from '../domain/fault.ts'
import { grpc, parsed, statusCode } from './documents.ts'
import { encodedDocument } from './encoding.ts'

/** What came of a decision about one document: the document as it is now, or why not. */
export type Decided<T, R extends string> =
  Readonly<{ accepted: true; value: T }> | Readonly<{ accepted: false; refusal: Refusal<R> }>

type Fields = Readonly<Record<string, unknown>>

type DecidedWrite<T, G, R extends string> = Readonly<{
  /** Reads what the decision needs; `known` is what it may answer as it is. */
  read: (transaction: Transaction) => Promise<G>
  /** Pure: it is called again when what was read has changed meanwhile. */
  decide: (ground: G) => Decision<T, R>
  at: (value: T) => DocumentReference
  /** The fields that are written of a document which is there; without them all of it is written. */
  fields?: readonly (keyof T & string)[]
}>

/**
 * Reads, decides and writes one document outside the journal, in one transaction. A decision that answers a document of
 * `known` as it is, such as a repeat under the same key, writes nothing.
 */
export function decidedWrite<T extends Fields, G extends Readonly<{ known: readonly T[] }>, R extends string>(
  db: Firestore,
  { read, decide, at, fields }: DecidedWrite<T, G, R>,
): Promise<Decided<T, R>> {
  return db.runTransaction(async (transaction) => {
    const ground = await read(transaction)
    const decided = decidedOf(decide(ground))
    if (!decided.accepted || ground.known.includes(decided.value)) return decided
    if (fields === undefined) transaction.set(at(decided.value), encodedDocument(decided.value))
    else transaction.update(at(decided.value), encodedFields(decided.value, fields))
    return decided
  })
}

/** Times that a document is read before a decision about it is given up. */
const tries = 2

type DecidedUpdate<S extends z.ZodType<Fields>, R extends string> = Readonly<{
  /** `before`: the document as it was when the write of an earlier decision came too late. */
  decide: (known: z.output<S> | undefined, before: z.output<S> | undefined) => Decision<z.output<S>, R>
  fields: readonly (keyof z.output<S> & string)[]
}>

/**
 * The same for a document that the journal writes too, which a transaction would hold up: without one. The fields are
 * written only if the document still is what it was when it was read; else it is decided once more. Throws a `Fault`
 * when it keeps changing.
 */
export async function decidedUpdate<S extends z.ZodType<Fields>, R extends string>(
  kind: DocumentKind<S>,
  ref: DocumentReference,
  { decide, fields }: DecidedUpdate<S, R>,
): Promise<Decided<z.output<S>, R>> {
  let before: z.output<S> | undefined
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const snapshot = await ref.get()
    const known = parsed(kind, snapshot)
    const decided = decidedOf(decide(known, before))
    const { updateTime: lastUpdateTime } = snapshot
    if (!decided.accepted || decided.value === known || lastUpdateTime === undefined) return decided
    try {
      await ref.update(encodedFields(decided.value, fields), { lastUpdateTime })
      return decided
    } catch (error) {
      const code = statusCode(error)
      if (code !== grpc.failedPrecondition && code !== grpc.notFound) throw error
      before = known
    }
  }
  throw new Fault('unavailable', `${ref.parent.id} keeps changing`)
}

/** What came of a decision that accepts exactly one document. */
export function decidedOf<T, R extends string>(decision: Decision<T, R>): Decided<T, R> {
  if (!decision.accepted) return decision
  const [value] = decision.facts
  if (value === undefined) throw new Error('it was accepted and answers no document')
  return { accepted: true, value }
}

const encodedFields = <T extends Fields>(value: T, fields: readonly (keyof T & string)[]): DocumentData =>
  encodedDocument(Object.fromEntries(fields.map((name) => [name, value[name]])))
