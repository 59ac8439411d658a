import { z } from 'zod'
import { namesOf } from '../by-name.ts'
import {
  Actor,
  caseKind,
  CaseSubject,
  ChannelId,
  document,
  everyRole,
  Instant,
  MerchantId,
  operation,
} from '../kernel.ts'
import { townIsNobody } from '../orders/channel-order.ts'
import { all } from '../subjects.ts'

/** Cases of the journal itself: a command, or a channel's message, that is set aside for a person. */
const journalCases = {
  'command-failed': caseKind({
    standing: false,
    about: 'command',
    facts: z.object({ reason: z.string(), detail: z.string() }),
  }),
  'unreadable-message': caseKind({
    standing: false,
    about: 'command',
    facts: z.object({ reason: z.string(), detail: z.string(), channel: ChannelId.nullable() }),
  }),
} as const

/** Every kind of case that a subject declares, and those of the journal. */
export const caseKinds = { ...all('cases'), ...journalCases }

/** What needs a person. */
export const CaseKind = z.enum(namesOf(caseKinds))
export type CaseKind = z.infer<typeof CaseKind>

/** The figures that a case of a kind holds. */
export type CaseFacts = { [K in CaseKind]: z.output<(typeof caseKinds)[K]['facts']> }

/** A case: what happened, to what, since when. Its id names kind and subject, so one trouble is one case. */
export const Case = z.object({
  id: z.string(),
  kind: CaseKind,
  state: z.enum(['open', 'resolved']),
  subject: z.object({
    kind: CaseSubject,
    id: z.string(),
  }),
  /** Figures that the words are made of, by kind. No personal data: of a buyer no more than the town. */
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
  journal: null,
  queries: {},
  personal: [],
  impersonal: [{ field: 'facts.town', why: townIsNobody }],
})

/** Cases that stand as long as their cause does: Fluxori closes them, nobody else can. */
export const standingCases: readonly CaseKind[] = CaseKind.options.filter((kind) => caseKinds[kind].standing)

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
export const caseId = (kind: CaseKind, subject: string): string => `${kind}:${subject}`.slice(0, 1000)

/** A case that is open since an instant, about one subject. */
export const openedCase = <K extends CaseKind>(
  kind: K,
  subject: string,
  facts: CaseFacts[K],
  openedAt: Instant,
): Case => ({
  id: caseId(kind, subject),
  kind,
  state: 'open',
  subject: { kind: caseKinds[kind].about, id: subject },
  facts: { ...facts },
  openedAt,
  resolvedAt: null,
  resolvedBy: null,
})
