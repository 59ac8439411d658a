import { z } from 'zod'

/** The three letters of a currency (ISO 4217). */
export const Currency = z.string().regex(/^[A-Z]{3}$/)

/** What ISO 4217 writes where no currency is meant. */
export const noCurrency = 'XXX'
