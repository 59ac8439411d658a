import { z } from 'zod'
import { centsFromDecimal } from '../../domain/money/cents.ts'

/** An amount as Shopify writes it, `"345.00"`, in cents. */
export const Money = z.string().transform((text, context) => {
  const cents = centsFromDecimal(text)
  if (cents !== null) return cents
  context.addIssue({ code: 'custom', message: `not an amount: ${text}` })
  return z.NEVER
})

/** The shop's own money of a `MoneyBag`, in cents. */
export const MoneyBag = z
  .object({ shopMoney: z.object({ amount: Money }) })
  .transform(({ shopMoney }) => shopMoney.amount)

/** `gid://shopify/Order/5000000000` as its numeric tail, by which webhooks and queries agree. */
export const Gid = z
  .string()
  .regex(/^gid:\/\/shopify\/\w+\/\d+$/)
  .transform((gid) => gid.slice(gid.lastIndexOf('/') + 1))

/** A numeric id as its digits: one that is too large for a number is read as text. */
export const NumericId = z.union([z.int().positive().transform(String), z.string().regex(/^[1-9]\d{0,39}$/)])

/** An ISO 8601 time with an offset, as written. */
export const Timestamp = z.iso.datetime({ offset: true })

export const Address = z
  .object({
    name: z.string().nullish(),
    company: z.string().nullish(),
    address1: z.string().nullish(),
    address2: z.string().nullish(),
    city: z.string().nullish(),
    province: z.string().nullish(),
    zip: z.string().nullish(),
    country: z.string().nullish(),
    phone: z.string().nullish(),
  })
  .transform((address) => ({
    name: address.name ?? null,
    company: address.company ?? null,
    address1: address.address1 ?? null,
    address2: address.address2 ?? null,
    city: address.city ?? null,
    province: address.province ?? null,
    zip: address.zip ?? null,
    country: address.country ?? null,
    phone: address.phone ?? null,
  }))

/** The gid that names this record to the GraphQL API. */
export const toGid = (type: string, id: string): string => `gid://shopify/${type}/${id}`

/** Names the first wrong field and never its content, which may be personal. */
export function whatIsWrong(error: unknown): string {
  if (error instanceof SyntaxError) return 'not JSON'
  if (!(error instanceof z.ZodError)) return 'not what Shopify documents'
  const [issue] = error.issues
  return `${issue?.path.join('.') || 'body'}: ${issue?.message}`
}
