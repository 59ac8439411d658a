import { dequal } from 'dequal/lite'
import type { MerchantChange } from '@fluxori/contract/merchant/merchant'
import { answer, type Verdict } from '../decision.ts'
import { withFields } from '../with-fields.ts'
import type { Work } from '../work.ts'
import { merchantOf } from './merchant-of.ts'

/** Changes what an owner says of the merchant. It counts for what comes after; orders taken in keep what they have. */
export function changeMerchant(
  work: Work,
  { fields }: Readonly<{ fields: MerchantChange }>,
): Verdict<Readonly<Record<string, never>>, never> {
  const { id, name, vatVendor, whenShort } = merchantOf(work)
  const known = { name, vatVendor, whenShort }
  const changed = withFields(known, fields)
  if (!dequal(changed, known)) work.change('merchant', id, changed)
  return answer({})
}
