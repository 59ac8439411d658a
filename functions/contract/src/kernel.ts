import { z } from 'zod'
import { namedBy } from './document-names.ts'

/** A merchant's id: the tenant that owns everything under `merchants/{merchantId}`. */
export const MerchantId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type MerchantId = z.infer<typeof MerchantId>

/** A channel connection's id within its merchant, chosen when it is connected, e.g. `shopify-main`. */
export const ChannelId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export type ChannelId = z.infer<typeof ChannelId>

/**
 * The merchant's own stock keeping unit, in any script, with slashes, as long as channels allow (Takealot: 255). Composed
 * and decomposed letters are the same. It names a document, so no dots-only names.
 */
export const Sku = z
  .string()
  .normalize('NFC')
  .min(1)
  .max(255)
  .regex(/^(?!\.{1,2}$)(?!__.*__$)[^\p{Cc}]+$/u)
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

/** A UTC instant with millisecond precision, `2026-11-22T08:15:00.000Z`. A Timestamp in Firestore, which begins with year 1. */
export const Instant = z
  .string()
  .regex(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
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

/** How long personal data is kept: until its command is applied, or so many years after an instant of the document. */
export type Keep =
  | 'until-applied'
  /** `from` names a field, or `order.placedAt` for one of the document above; `once` must hold for the years to run. */
  | Readonly<{ from: string; years: number; once?: Readonly<{ field: string; is: string }> }>

/** What a document can hold of a person, why, and how long (POPIA sections 13, 14, 19). `field`: a path, or `*` for all. */
export type PersonalData = Readonly<{ field: string; purpose: string; keep: Keep }>

/** What a document holds of a person that names nobody by itself, and so is not on the list of personal data. */
export type Impersonal = Readonly<{ field: string; why: string }>

/**
 * How the journal writes documents of a kind: all of one; these fields of one, since others write the rest; new ones
 * only; sums only. Null: another room writes them.
 */
export type WriteMode = 'whole' | readonly string[] | 'append' | 'sum' | null

/**
 * Documents that a decision finds by what is in them: those whose fields equal its values, or whose list contains one, in
 * an order (`id`: of their ids), at most `limit`. With `after` the last value is where the order goes on (null: from the
 * first); one more is the id behind which it does. It gives the Firestore query, its twin in memory, and the index.
 */
export type Query = Readonly<{
  equal?: readonly string[]
  contains?: string
  after?: true
  order: readonly [field: string, direction: 'asc' | 'desc']
  limit: number
}>
export type Queries = Readonly<Record<string, Query>>

/** A collection of Firestore documents: where it lives, what it holds, who reads it in the browser, who writes it how. */
export type DocumentKind<
  S extends z.ZodType = z.ZodType,
  M extends WriteMode = WriteMode,
  Q extends Queries = Queries,
  A extends boolean = boolean,
> = Readonly<{
  path: string
  schema: S
  /** Roles that may read it directly under `firestore.rules`. Empty: only functions read it. */
  readers: readonly Role[]
  journal: M
  /** What decisions look up; see `Query`. */
  queries: Q
  /** A merchant has few of them, and every decision may read all: the journal keeps them at hand. */
  atHand?: A
  /** Seldom asked for again once it is written: the journal does not remember it from one batch to the next. */
  brief?: boolean
  /** Fields that Firestore leaves out of its own indexes; `unasked`: all that no query asks for. */
  unindexed?: 'unasked' | readonly string[]
  personal: readonly PersonalData[]
  impersonal?: readonly Impersonal[]
}>

/** Declares a collection. The journal, rules, their tests, indexes, stores and the browser read this declaration. */
export const document = <
  S extends z.ZodType,
  const M extends WriteMode,
  const Q extends Queries,
  const A extends boolean = false,
>(
  kind: DocumentKind<S, M, Q, A>,
): DocumentKind<S, M, Q, A> => kind

/** Fills a collection's path: `pathOf(stock, { merchant: 'demo', sku: 'KETTLE' })`. */
export function pathOf(kind: DocumentKind, ids: Readonly<Record<string, string>>): string {
  return kind.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (id === undefined || id === '') throw new Error(`${kind.path} needs ${name}`)
    return namedBy(id)
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
  /** Where in the request a refusal's reason is about one field of it. */
  fields?: FieldsAtFault
}>

export const operation = <I extends z.ZodType, O extends z.ZodType>(
  value: Operation<I, O>,
): Operation<I, O> => value

/** What can be asked of a merchant's journal: what it takes, what it answers, and which refusals it knows. */
export type CommandKind<
  N extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  R extends string = string,
> = Readonly<{
  name: N
  payload: I
  answer: O
  /** Every reason that its decision may refuse it with. */
  refusals: readonly R[]
  /** Fields of the payload, by their paths, that leave the journal once it is applied or refused: a buyer's data. */
  forget: readonly string[]
  /** It is a channel's news: how long it waits is measured apart from what people ask for. */
  fromChannel: boolean
}>

/** A command that no person gives: a channel's news, or work that a decision leaves for later. */
export const command = <
  const N extends string,
  I extends z.ZodRawShape,
  O extends z.ZodType,
  const R extends string,
>(
  kind: Readonly<{ name: N; payload: I; answer: O; refusals: readonly R[] }> &
    Partial<Pick<CommandKind, 'forget' | 'fromChannel'>>,
): CommandKind<N, z.ZodObject<I>, O, R> => ({
  forget: [],
  fromChannel: false,
  ...kind,
  payload: z.object(kind.payload),
})

/**
 * A command that people give: also an HTTP operation of the same name, which takes the payload with the merchant's id
 * and answers what was decided with the command's id.
 */
export function memberCommand<
  const N extends string,
  I extends z.ZodRawShape,
  O extends z.ZodRawShape,
  const R extends string,
>({
  payload,
  answer,
  ...kind
}: Readonly<{
  name: N
  summary: string
  roles: readonly Role[]
  payload: I
  answer: O
  refusals: readonly R[]
  fields?: FieldsAtFault<R>
}>) {
  return {
    fields: {},
    ...kind,
    payload: z.object(payload),
    answer: z.object(answer),
    forget: [],
    fromChannel: false,
    request: z.strictObject({ merchantId: MerchantId, ...payload }),
    response: z.object({ command: z.string(), ...answer }),
  } as const
}

/** The field of the request that a refusal's reason is about, as a path: `change.fields.barcode`. */
export type FieldsAtFault<R extends string = string> = Readonly<Partial<Record<R, string>>>

/**
 * A kind of case: what needs a person. `standing`: as long as its cause does, so that nobody else can close it.
 * `facts`: the figures that its words are made of, no personal data.
 */
export type CaseDeclaration<F extends z.ZodType = z.ZodType> = Readonly<{
  standing: boolean
  about: CaseSubject
  facts: F
}>
/** What a case can be about. */
export const CaseSubject = z.enum(['order', 'listing', 'channel', 'sku', 'command'])
export type CaseSubject = z.infer<typeof CaseSubject>

export const caseKind = <F extends z.ZodType>(kind: CaseDeclaration<F>): CaseDeclaration<F> => kind

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
