import { z } from 'zod'
import { document, everyRole, Instant, MerchantId, Role } from './kernel.ts'

/** The merchant itself. Money and days follow its currency and time zone. */
export const Merchant = z.object({
  id: MerchantId,
  name: z.string().min(1),
  currency: z.literal('ZAR'),
  timeZone: z.literal('Africa/Johannesburg'),
  /** A merchant that is not a VAT vendor charges no VAT (VAT Act 89 of 1991, s 7). */
  vatVendor: z.boolean(),
  /** What a line that cannot be allocated becomes: `oversold` asks for a decision, `backordered` waits for stock. */
  whenShort: z.enum(['oversold', 'backordered']),
  createdAt: Instant,
})
export type Merchant = z.infer<typeof Merchant>

export const merchants = document({ path: 'merchants/{merchant}', schema: Merchant, readers: everyRole })

/** A person's membership of a merchant. Removing it, or its state, shuts the person out at once. */
export const Member = z.object({
  uid: z.string().min(1),
  role: Role,
  state: z.enum(['active', 'removed']),
  email: z.string(),
  name: z.string(),
})
export type Member = z.infer<typeof Member>

export const members = document({
  path: 'merchants/{merchant}/members/{uid}',
  schema: Member,
  readers: ['owner', 'manager'],
  personalData: {
    purpose: 'To let staff sign in and to record who did what (POPIA s 11(1)(b), (f)).',
    retention: 'While the person is a member, then 5 years with the records they made.',
    readers: ['owner', 'manager'],
  },
})
