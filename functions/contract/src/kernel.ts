import { z } from 'zod'

/** A merchant's id: the tenant that owns everything under `merchants/{merchantId}`. */
export const MerchantId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type MerchantId = z.infer<typeof MerchantId>

/** A channel connection's id within its merchant, chosen when it is connected, e.g. `shopify-main`. */
export const ChannelId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type ChannelId = z.infer<typeof ChannelId>

/** The merchant's own stock keeping unit. It names a document, so no slash and no dots-only names. */
export const Sku = z
  .string()
  .min(1)
  .max(128)
  .regex(/^(?!\.{1,2}$)(?!__.*__$)[^/\p{Cc}]+$/u)
export type Sku = z.infer<typeof Sku>

/** A warehouse's id within its merchant, e.g. `jhb`. */
export const WarehouseId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type WarehouseId = z.infer<typeof WarehouseId>

/** An id given by a channel (order, line, variant, offer). Kept as text: some are larger than a safe integer. */
export const ExternalId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+$/)
export type ExternalId = z.infer<typeof ExternalId>

/** `{channelId}:{externalId}`: the id of an order or a listing, unique within its merchant. */
export const ChannelScopedId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}:[A-Za-z0-9_.-]{1,200}$/)
export type ChannelScopedId = z.infer<typeof ChannelScopedId>

/** The one way to form the id of an order or a listing. */
export const scopedId = (channelId: ChannelId, externalId: ExternalId): ChannelScopedId =>
  `${channelId}:${externalId}`

/** The id of a journal command. It comes from outside (a channel's event, a client's key) and makes repeats harmless. */
export const CommandId = z
  .string()
  .min(1)
  .max(400)
  .regex(/^(?!\.{1,2}$)(?!__.*__$)[A-Za-z0-9_.:-]+$/)
export type CommandId = z.infer<typeof CommandId>

/** The check digit of a GTIN: weights 3 and 1 from the right, up to the next ten (GS1 General Specifications, 7.9.1). */
export function gtinCheckDigit(digits: string): number {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** A GTIN-8, -12, -13 or -14 whose last digit is right, so that a mistyped one is caught where it is typed. */
export const Gtin = z
  .string()
  .regex(/^(\d{8}|\d{12,14})$/, 'must have 8, 12, 13 or 14 digits')
  .refine((text) => gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1)), 'has a wrong check digit')
export type Gtin = z.infer<typeof Gtin>

/** South African cents, VAT included unless a name says otherwise. Signed. */
export const Cents = z.int()
export type Cents = z.infer<typeof Cents>

/** Basis points: 10000 is the whole. */
export const Bps = z.int().min(0).max(10_000)
export type Bps = z.infer<typeof Bps>

/** A count of units that must be at least one. */
export const Quantity = z.int().min(1).max(1_000_000)
export type Quantity = z.infer<typeof Quantity>

/** A UTC instant with millisecond precision, `2026-11-22T08:15:00.000Z`. A Timestamp in Firestore. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine(isOfTheCalendar, 'not a date')
export type Instant = z.infer<typeof Instant>

/** No 30 February, no hour 24: JavaScript would read those as another day. */
function isOfTheCalendar(text: string): boolean {
  const milliseconds = Date.parse(text)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text
}

/** A calendar day in the merchant's time zone, `2026-11-22`. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** What a member may do. `owner` may everything; `viewer` may only look. */
export const Role = z.enum(['owner', 'manager', 'operator', 'accountant', 'viewer'])
export type Role = z.infer<typeof Role>

/** Who caused something: a person, a channel, or Fluxori itself. */
export const Actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), uid: z.string().min(1) }),
  z.strictObject({ kind: z.literal('channel'), channelId: ChannelId }),
  z.strictObject({ kind: z.literal('system'), name: z.string().min(1) }),
])
export type Actor = z.infer<typeof Actor>

/** Why a document may hold personal data, how long, and who may read it (POPIA sections 13, 14, 19). */
export type PersonalData = Readonly<{
  purpose: string
  retention: string
  readers: readonly Role[]
}>

/** A collection of Firestore documents: where it lives, what it holds, who may read it in the browser. */
export type DocumentKind<S extends z.ZodType = z.ZodType> = Readonly<{
  path: string
  schema: S
  /** Roles that may read it directly under `firestore.rules`. Empty: only functions read it. */
  readers: readonly Role[]
  personalData?: PersonalData
}>

const declared: DocumentKind[] = []

/** Declares a collection. Rules, their tests, stores and the browser all read this declaration. */
export function document<S extends z.ZodType>(kind: DocumentKind<S>): DocumentKind<S> {
  declared.push(kind)
  return kind
}

/** Every collection declared by the modules loaded so far; `documents.ts` loads them all. */
export const declaredDocuments = (): readonly DocumentKind[] => declared

/** Fills a collection's path: `pathOf(stock, { merchant: 'demo', sku: 'KETTLE' })`. */
export function pathOf(kind: DocumentKind, ids: Readonly<Record<string, string>>): string {
  return kind.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined || id === '' || id.includes('/')) throw new Error(`${kind.path} needs ${name}`)
    return id
  })
}

/** Everyone who is a member. */
export const everyRole: readonly Role[] = Role.options

/** An HTTP operation for people: what it takes, what it answers, which refusals it knows, who may call it. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Readonly<{
  name: string
  summary: string
  roles: readonly Role[]
  request: I
  response: O
  /** Every `reason` that a 409 of this operation can carry. */
  refusals: readonly string[]
}>

export const operation = <I extends z.ZodType, O extends z.ZodType>(
  value: Operation<I, O>,
): Operation<I, O> => value

/** RFC 9457 problem details with a stable `reason`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  reason: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>

/** The RFC 9457 `type` of a reason: a name that never changes, and the address of its page on the web app. */
export const problemType = (reason: string): string => `https://fluxori.co.za/problems/${reason}`
