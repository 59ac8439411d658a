import type { z } from 'zod'
import type { CommandKind, DocumentKind, Operation } from './kernel.ts'

/** One document of a kind as the contract has it, and the ids that its path is filled with below its merchant. */
export type DocumentExample<K extends DocumentKind = DocumentKind> = Readonly<{
  ids: Readonly<Record<string, string>>
  document: z.output<K['schema']>
}>

/** A request of an operation, what it does in words, and what is answered. */
export type OperationExample<O extends Operation = Operation> = Readonly<{
  summary: string
  request: z.input<O['request']>
  response: z.output<O['response']>
}>

type AtLeastOne<T> = readonly [T, ...(readonly T[])]
type GivenByPeople<C> = { [N in keyof C as C[N] extends Operation ? N : never]: C[N] }
type OperationsOf<S extends Shown> = GivenByPeople<S['commands'] & S['operations']>

/** What examples are given of. */
type Shown = Readonly<{
  documents: Readonly<Record<string, DocumentKind>>
  commands: Readonly<Record<string, CommandKind>>
  operations: Readonly<Record<string, Operation>>
}>

/**
 * An example of each collection of a subject and of each of its operations. They stand in a file of their own beside the
 * subject, so that the browser does not load them.
 */
export type ExamplesOf<S extends Shown = Shown> = Readonly<{
  /** The heading of the API page under which its operations stand. */
  group: string
  documents: { readonly [N in keyof S['documents']]: DocumentExample<S['documents'][N]> }
  operations: {
    readonly [N in keyof OperationsOf<S>]: OperationsOf<S>[N] extends Operation
      ? AtLeastOne<OperationExample<OperationsOf<S>[N]>>
      : never
  }
}>

/** The merchant of every example. */
export const exampleMerchant = 'karoo'
/** The command that an example of an operation was. */
export const exampleCommand = 'member:0f8fad5b-d9cb-469f'
