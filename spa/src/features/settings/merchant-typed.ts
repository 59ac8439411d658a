import { Merchant, type MerchantChange } from '@fluxori/contract/merchant/merchant'
import { z } from 'zod'

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

type Fields = Readonly<{ name: string; vatVendor: boolean; whenShort: Merchant['whenShort'] }>
const fieldsOf = ({ name, vat, whenShort }: Typed): Fields => ({
  name: name.trim(),
  vatVendor: vat === 'yes',
  whenShort,
})
const names = ['name', 'vatVendor', 'whenShort'] as const

/** The fields that differ from what stood there, as they are now and as they were; null when none does. */
export function editOf(
  typed: TypedMerchant,
): Readonly<{ fields: MerchantChange; before: MerchantChange }> | null {
  const [now, was] = [fieldsOf(typed), fieldsOf(typed.was)]
  const changed = names.filter((name) => now[name] !== was[name])
  if (changed.length === 0) return null
  const only = (fields: Fields): MerchantChange =>
    Object.fromEntries(changed.map((name) => [name, fields[name]]))
  return { fields: only(now), before: only(was) }
}

/** The form after the merchant changed elsewhere: what nobody touched follows, what is typed stays. */
export const followed = ({ was, ...typed }: TypedMerchant, now: Typed): TypedMerchant => ({
  name: typed.name === was.name ? now.name : typed.name,
  vat: typed.vat === was.vat ? now.vat : typed.vat,
  whenShort: typed.whenShort === was.whenShort ? now.whenShort : typed.whenShort,
  was: now,
})
