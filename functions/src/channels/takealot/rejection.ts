import type { ListingTrouble } from '@fluxori/contract/reasons'
import { z } from 'zod'

/** The three shapes of error that the API's description gives. */
const Errors = z.object({
  errors: z.array(z.object({ title: z.string().optional(), type: z.string().optional() })).min(1),
})
const Titled = z.object({ title: z.string() })
const Messaged = z.object({ message: z.string() })

const ErrorWords = z.union([
  Errors.transform(({ errors }) => errors.map(({ title, type }) => title ?? type ?? '').join('; ')),
  Titled.transform(({ title }) => title),
  Messaged.transform(({ message }) => message),
])

/** The channel's own words in the body of an error answer; empty when it has none. */
export function errorDetail(body: string): string {
  try {
    return (ErrorWords.safeParse(JSON.parse(body)).data ?? '').slice(0, 500)
  } catch (error) {
    if (error instanceof SyntaxError) return ''
    throw error
  }
}

/** Takealot's codes of validation errors, and what their words have in common, by what a merchant has to do. */
const reasons: readonly Readonly<{ reason: ListingTrouble; says: RegExp }>[] = [
  { reason: 'disabled-by-takealot', says: /\bE(11|12|13|14|17|21|24)\b|disabled.by.takealot/i },
  { reason: 'no-lead-time', says: /\bE(16|18|28)\b|lead.?time/i },
  { reason: 'seller-inactive', says: /\bE29\b|merchant is not active/i },
  { reason: 'unknown-warehouse', says: /warehouse/i },
]

/** Why Takealot will not take a stock push, as far as its words can be recognised. */
export const rejectionReason = (detail: string): ListingTrouble =>
  reasons.find(({ says }) => says.test(detail))?.reason ?? 'rejected'
