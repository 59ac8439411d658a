import { z } from 'zod'
import { document, Instant, MerchantId, operation, Role, type FieldsAtFault } from '../kernel.ts'

/** A person's membership of a merchant. Removing it, or its state, shuts the person out at once. */
export const Member = z.object({
  uid: z.string().min(1),
  role: Role,
  state: z.enum(['active', 'removed']),
  email: z.string(),
  name: z.string(),
  /** Who changed this membership last, when, under which key. Null for the merchant's first member. */
  changed: z.object({ by: z.string(), at: Instant, key: z.string() }).nullable().default(null),
})
export type Member = z.infer<typeof Member>

export const members = document({
  path: 'merchants/{merchant}/members/{uid}',
  schema: Member,
  readers: ['owner', 'manager'],
  journal: null,
  queries: {},
  personal: [
    {
      field: '*',
      purpose: 'To let staff sign in and to record who did what (POPIA s 11(1)(b), (f)).',
      keep: { from: 'changed.at', years: 5, once: { field: 'state', is: 'removed' } },
    },
  ],
})

/** What an owner changes of the merchant's people. It counts from the next request of theirs. */
export const MemberChange = z.discriminatedUnion('kind', [
  /** Makes a person a member. Who has no sign-in yet gets one, and an e-mail to choose a password. */
  z.strictObject({
    kind: z.literal('invite'),
    email: z.string().trim().toLowerCase().max(320).pipe(z.email()),
    name: z.string().trim().min(1).max(200),
    role: Role,
  }),
  z.strictObject({ kind: z.literal('change-role'), uid: z.string().min(1).max(128), role: Role }),
  z.strictObject({ kind: z.literal('remove'), uid: z.string().min(1).max(128) }),
])
export type MemberChange = z.infer<typeof MemberChange>

export const MemberRefusal = z.enum(['unknown-member', 'last-owner', 'already-a-member'])
export type MemberRefusal = z.infer<typeof MemberRefusal>

export const memberUpdate = operation({
  name: 'member-update',
  summary: 'Invites a person, changes their role, or removes them.',
  roles: ['owner'],
  request: z.strictObject({ merchantId: MerchantId, change: MemberChange }),
  response: z.object({
    uid: z.string(),
    role: Role,
    state: z.enum(['active', 'removed']),
    /** An e-mail with which to choose a password went out: the person has not signed in yet. */
    mailed: z.boolean(),
  }),
  refusals: MemberRefusal.options,
  fields: {
    'unknown-member': 'change.uid',
    'already-a-member': 'change.email',
  } satisfies FieldsAtFault<MemberRefusal>,
})

export const peopleSubject = {
  documents: { members },
  commands: {},
  operations: { memberUpdate },
  cases: {},
} as const
