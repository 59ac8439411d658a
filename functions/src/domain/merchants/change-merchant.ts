import type { MerchantChange } from '@fluxori/contract/merchant/merchant'
import type { Book } from '../book.ts'
import { accept, type Decision } from '../decision.ts'
import type { Fact } from '../story.ts'
import { withFields } from '../with-fields.ts'

/** Changes what an owner says of the merchant. It counts for what comes after; orders taken in keep what they have. */
export function changeMerchant(
  book: Book,
  { fields }: Readonly<{ fields: MerchantChange }>,
): Decision<Fact, never> {
  const { name, vatVendor, whenShort } = book.merchant
  const known = { name, vatVendor, whenShort }
  const changed = withFields(known, fields)
  const isSame = JSON.stringify(changed) === JSON.stringify(known)
  return accept(isSame ? [] : [{ kind: 'merchant-changed', fields: changed }])
}
