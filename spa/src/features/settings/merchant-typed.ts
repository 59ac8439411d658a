import { Merchant, MerchantChange } from '@fluxori/contract/merchant/merchant'
import { z } from 'zod'
import type { Followed } from '../../lib/forms/use-edit-form.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'

const words = settingsMessages.merchant

const Typed = z.object({
  name: z.string(),
  vat: z.enum(['yes', 'no']),
  whenShort: Merchant.shape.whenShort,
})
type Typed = z.infer<typeof Typed>

/** What is typed, beside what stood there when the typing began: only what differs is sent. */
export const TypedMerchant = Typed.extend({ was: Typed })
export type TypedMerchant = z.infer<typeof TypedMerchant>

export const typedOf = ({ name, vatVendor, whenShort }: Merchant): Typed => ({
  name,
  vat: vatVendor ? 'yes' : 'no',
  whenShort,
})

/** What the form describes, as the contract has it. */
export const fieldsOf = ({ name, vat, whenShort }: Typed) => ({
  name: name.trim(),
  vatVendor: vat === 'yes',
  whenShort,
})

/** What is wrong with a form, in words, by field. */
export const faultsOf = ({ name }: Typed): Readonly<Record<string, string>> =>
  MerchantChange.safeParse({ name }).success ? {} : { name: words.nameInvalid }

/** The form after the merchant changed elsewhere: what nobody touched follows, what is typed stays. */
export const followed = ({ was, ...typed }: TypedMerchant, now: Typed): Followed<Typed, never> => ({
  typed: {
    name: typed.name === was.name ? now.name : typed.name,
    vat: typed.vat === was.vat ? now.vat : typed.vat,
    whenShort: typed.whenShort === was.whenShort ? now.whenShort : typed.whenShort,
    was: now,
  },
  overtaken: [],
})
