import { z } from 'zod'
import { Actor, document, everyRole, Instant, MerchantId, operation } from '../kernel.ts'

/** What needs a person. */
export const CaseKind = z.enum([
  'oversold',
  'unmapped',
  'cancelled-after-shipping',
  'shipped-without-stock',
  'command-failed',
  'unreadable-message',
  'channel-down',
  'listing-rejected',
  'drift',
  'invariant-broken',
])
export type CaseKind = z.infer<typeof CaseKind>

/** A case: what happened, to what, since when. Its id names kind and subject, so one trouble is one case. */
export const Case = z.object({
  id: z.string(),
  kind: CaseKind,
  state: z.enum(['open', 'resolved']),
  subject: z.object({
    kind: z.enum(['order', 'listing', 'channel', 'sku', 'command']),
    id: z.string(),
  }),
  /** Figures that the words are made of, by kind. No personal data. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  openedAt: Instant,
  resolvedAt: Instant.nullable(),
  /** The member who called it dealt with; null when it closed because its cause was gone. */
  resolvedBy: Actor.nullable().default(null),
})
export type Case = z.infer<typeof Case>

export const cases = document({
  path: 'merchants/{merchant}/alerts/{alert}',
  schema: Case,
  readers: everyRole,
})

/** Cases that stand as long as their cause does: Fluxori closes them, nobody else can. */
export const standingCases: readonly CaseKind[] = ['oversold', 'unmapped', 'channel-down', 'drift']

export const CaseRefusal = z.enum(['unknown-case', 'case-still-stands'])
export type CaseRefusal = z.infer<typeof CaseRefusal>

export const caseUpdate = operation({
  name: 'alert-update',
  summary: 'Calls a case dealt with, or opens it again.',
  roles: ['owner', 'manager', 'operator'],
  request: z.strictObject({
    merchantId: MerchantId,
    alertId: z.string().min(1).max(1000),
    action: z.enum(['resolve', 'reopen']),
  }),
  response: z.object({ alertId: z.string(), state: z.enum(['open', 'resolved']) }),
  refusals: CaseRefusal.options,
})

/** The id of the case of this kind about this subject. */
export const alertId = (kind: CaseKind, subject: string): string => `${kind}:${subject}`.slice(0, 1000)
