import type { z } from 'zod'
import type { CommandKind } from './kernel.ts'
import { all, type All } from './subjects.ts'

/** What can be asked of a merchant's journal, by name. Only its drain acts on it. */
export const commands = all('commands')
type Commands = All<'commands'>
export type CommandName = keyof Commands

export type Payload = { [K in CommandName]: z.output<Commands[K]['payload']> }
export type Answer = { [K in CommandName]: z.output<Commands[K]['answer']> }
export type Refusals = { [K in CommandName]: Commands[K]['refusals'][number] }

/** One command with what it asks. */
export type CommandOf<K extends CommandName> = {
  [P in K]: Readonly<{ kind: P; payload: Payload[P] }>
}[K]
export type Command = CommandOf<CommandName>

/** The declaration of a command by its name; undefined when nobody declared one. */
export const commandKind = (name: string): CommandKind | undefined =>
  isCommand(name) ? commands[name] : undefined

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/** Reads a command by its declaration. Answers what is wrong with one that is not what its declaration says. */
export function readCommand(
  kind: string,
  payload: unknown,
): Readonly<{ command: Command }> | Readonly<{ malformed: string }>
export function readCommand(kind: string, payload: unknown): object {
  const declared = commandKind(kind)
  if (declared === undefined) return { malformed: `kind: there is no command ${kind}` }
  const read = declared.payload.safeParse(payload)
  if (read.success) return { command: { kind, payload: read.data } }
  const [issue] = read.error.issues
  return { malformed: `${['payload', ...(issue?.path ?? [])].join('.')}: ${issue?.message}` }
}
