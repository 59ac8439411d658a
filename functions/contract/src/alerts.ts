import { z } from 'zod'
import { document, everyRole, Instant } from './kernel.ts'

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
})
export type Alert = z.infer<typeof Alert>

export const alerts = document({
  path: 'merchants/{merchant}/alerts/{alert}',
  schema: Alert,
  readers: everyRole,
})

/** The id of the case of this kind about this subject. */
export const alertId = (kind: AlertKind, subject: string): string => `${kind}:${subject}`.slice(0, 1000)
