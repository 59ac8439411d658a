import { ChannelId, MerchantId } from '@fluxori/contract/kernel'
import { z } from 'zod'

const Milliseconds = z.int().min(0)
const Count = z.int().min(0)

/** One call of a function, when it is over. `error` makes it an error for whoever is on call. */
const Invocation = z.strictObject({
  event: z.literal('invocation'),
  operation: z.string(),
  outcome: z.string(),
  milliseconds: Milliseconds,
  merchant: MerchantId.optional(),
  counts: z.record(z.string(), z.number()).optional(),
  error: z.string().optional(),
})

/** One commit of a drain. A lag is from when we were told until it is in the state, of the command that waited longest. */
const CommandsSettled = z.strictObject({
  event: z.literal('commands-processed'),
  merchant: MerchantId,
  applied: Count,
  refused: Count,
  failed: Count,
  lagMs: Milliseconds.optional(),
  /** The same of those that tell of an order. */
  orderLagMs: Milliseconds.optional(),
})

/** A command that could not be decided, or a message that could not be read: a person must look at it. */
const CommandSetAside = z.strictObject({
  event: z.literal('command-set-aside'),
  merchant: MerchantId,
  command: z.string(),
  reason: z.string(),
})

/** How long the oldest pending command of all merchants waits, each minute; 0 when none is late. */
const JournalAge = z.strictObject({
  event: z.literal('journal-age'),
  merchants: Count,
  ageMs: Milliseconds,
})

/** One page of listings that a channel has answered for. The lag is from the stock's change to the acceptance. */
const PagePublished = z.strictObject({
  event: z.literal('page-published'),
  merchant: MerchantId,
  channel: ChannelId,
  accepted: Count,
  rejected: Count,
  /** Of the number that waited longest; missing when nothing newer than what was there before has been accepted. */
  lagMs: Milliseconds.optional(),
})

/** A channel shows something else than it accepted. */
const DriftSeen = z.strictObject({
  event: z.literal('drift-seen'),
  merchant: MerchantId,
  channel: ChannelId,
  listings: Count,
  longestMs: Milliseconds,
})

/** A channel did not do what it was asked; `open` when it is left alone from now on until it is due again. */
const ConnectionFault = z.strictObject({
  event: z.literal('connection-fault'),
  merchant: MerchantId,
  channel: ChannelId,
  reason: z.string(),
  breaker: z.enum(['closed', 'open']),
  failures: Count,
})

/**
 * Every line that functions write, one for each fact: the metrics and alarms of Terraform read these and no others.
 * None holds personal data or a secret.
 */
export const LogLine = z.discriminatedUnion('event', [
  Invocation,
  CommandsSettled,
  CommandSetAside,
  JournalAge,
  PagePublished,
  DriftSeen,
  ConnectionFault,
])
export type LogLine = z.infer<typeof LogLine>

/** Takes a line down. Never throws, and waits for nothing. */
export type Log = (line: LogLine) => void
