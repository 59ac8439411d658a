import { z } from 'zod'
import { channelKinds } from './channels/kinds/all.ts'
import { CaseKind } from './engine/cases.ts'
import { operations } from './operations.ts'

/** Why a request of a person was not done, whatever it asked for. */
export const RequestProblem = z.enum([
  'method-not-allowed',
  'too-large',
  'compressed',
  'not-signed-in',
  'token-expired',
  'invalid-json',
  'invalid-request',
  'not-a-member',
  'not-allowed',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'still-pending',
  'failed',
  'unavailable',
])
export type RequestProblem = z.infer<typeof RequestProblem>

/** Why a channel's message was not kept. */
export const WebhookProblem = z.enum([
  'method-not-allowed',
  'too-large',
  'compressed',
  'not-found',
  'unsigned',
  'unavailable',
])
export type WebhookProblem = z.infer<typeof WebhookProblem>

/** What went wrong outside our rules, in the terms that decide what happens next. Stands at a channel in trouble. */
export const FaultKind = z.enum(['throttled', 'unavailable', 'rejected', 'unauthorised', 'malformed'])
export type FaultKind = z.infer<typeof FaultKind>

/** Why a command, or a channel's message, was set aside for a person to look at. */
export const CommandTrouble = z.enum([
  'malformed-command',
  'decision-failed',
  'commit-refused',
  'too-large',
  'malformed-message',
  'unreadable-order',
])
export type CommandTrouble = z.infer<typeof CommandTrouble>

/** Why a channel will not have the stock of one listing: what any channel may say, and what only some do. */
export const ListingTrouble = z.enum([
  'not-on-channel',
  'unknown-listing',
  'refused-by-channel',
  ...Object.values(channelKinds).flatMap(({ listingTroubles }) => listingTroubles),
  'rejected',
])
export type ListingTrouble = z.infer<typeof ListingTrouble>

/** What the web app says by itself, when there is no answer to go by. */
const DeviceProblem = z.enum(['offline', 'storage-full', 'unreadable-answer'])

/** Where a reason is met, and every reason that can be met there. Each has its page in `docs/knowledge`. */
export const reasons: readonly Readonly<{ where: string; reasons: readonly string[] }>[] = [
  {
    where: 'Refused by a rule of the business (409)',
    reasons: [...new Set(operations.flatMap(({ refusals }): readonly string[] => refusals))],
  },
  { where: 'Problems of any request', reasons: RequestProblem.options },
  { where: 'Problems of a channel’s message', reasons: WebhookProblem.options },
  { where: 'Cases in “Needs you”', reasons: CaseKind.options },
  { where: 'A channel in trouble', reasons: FaultKind.options },
  { where: 'A listing whose stock the channel refuses', reasons: ListingTrouble.options },
  { where: 'Set aside for a person to look at', reasons: CommandTrouble.options },
  { where: 'Said by the web app itself', reasons: DeviceProblem.options },
]
