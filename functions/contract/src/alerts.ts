import { z } from 'zod'
import { Actor, document, everyRole, Instant, MerchantId, operation } from './kernel.ts'

/** What needs a person. */
export const AlertKind = z.enum([
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
export type AlertKind = z.infer<typeof AlertKind>

/** A case: what happened, to what, since when. Its id names kind and subject, so one trouble is one case. */
export const Alert = z.object({
  id: z.string(),
  kind: AlertKind,
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
export type Alert = z.infer<typeof Alert>

export const alerts = document({
  path: 'merchants/{merchant}/alerts/{alert}',
  schema: Alert,
  readers: everyRole,
})

/** Cases that stand as long as their cause does: Fluxori closes them, nobody else can. */
export const standingCases: readonly AlertKind[] = ['oversold', 'unmapped', 'channel-down', 'drift']

export const AlertRefusal = z.enum(['unknown-case', 'case-still-stands'])
export type AlertRefusal = z.infer<typeof AlertRefusal>

export const alertUpdate = operation({
  name: 'alert-update',
  summary: 'Calls a case dealt with, or opens it again.',
  roles: ['owner', 'manager', 'operator'],
  request: z.strictObject({
    merchantId: MerchantId,
    alertId: z.string().min(1).max(1000),
    action: z.enum(['resolve', 'reopen']),
  }),
  response: z.object({ alertId: z.string(), state: z.enum(['open', 'resolved']) }),
  refusals: AlertRefusal.options,
})

/** The id of the case of this kind about this subject. */
export const alertId = (kind: AlertKind, subject: string): string => `${kind}:${subject}`.slice(0, 1000)
