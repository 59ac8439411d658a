import type { Command } from '@fluxori/contract/commands'
import type { Actor, CommandId, Instant } from '@fluxori/contract/kernel'
import type { CommandTrouble } from '@fluxori/contract/reasons'

/** A command on its way into the journal. */
export type NewCommand = Readonly<{
  id: CommandId
  command: Command
  actor: Actor
  receivedAt: Instant
}>

/** Something that was asked of us properly but cannot be read. It is kept, with the reason. */
export type UnreadableCommand = Readonly<{
  id: CommandId
  /** What it should have been, and the text as it came. */
  payload: Readonly<Record<string, unknown>>
  reason: CommandTrouble
  detail: string
  actor: Actor
  receivedAt: Instant
}>
