import { z } from 'zod'
import { document, everyRole, Instant, memberCommand, MerchantId } from '../kernel.ts'

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

export const merchants = document({
  path: 'merchants/{merchant}',
  schema: Merchant,
  readers: everyRole,
  journal: ['name', 'vatVendor', 'whenShort'],
  queries: {},
  atHand: true,
  personal: [],
})

/** What an owner changes of the merchant. Orders already taken in keep the VAT and status they have. */
export const MerchantChange = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    vatVendor: z.boolean(),
    whenShort: z.enum(['oversold', 'backordered']),
  })
  .partial()
export type MerchantChange = z.infer<typeof MerchantChange>

export const merchantUpdate = memberCommand({
  name: 'merchant-update',
  summary: "Changes the merchant's name, whether it is a VAT vendor, or what a short order becomes.",
  roles: ['owner'],
  payload: { fields: MerchantChange },
  answer: {},
  refusals: [],
})

export const merchantSubject = {
  documents: { merchant: merchants },
  commands: { 'merchant-update': merchantUpdate },
  operations: {},
  cases: {},
} as const
