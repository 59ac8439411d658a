import { z } from 'zod'

/**
 * Why the VAT that is due is not the product's rate on the price. `export`: goods that leave the country (VAT Act 89 of
 * 1991, s 11(1)(a)); `charged`: more was charged than is due, and is owed until a credit note (s 21); `deemed`: none was
 * charged, and the price is deemed to include it (s 64(1)); `less-charged`: the same of a part.
 */
export const VatRule = z.enum(['export', 'charged', 'deemed', 'less-charged'])
export type VatRule = z.infer<typeof VatRule>
