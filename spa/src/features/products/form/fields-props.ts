import { productMessages } from '../../../lib/messages/products.ts'
import type { ProductField } from './product-typed.ts'
import type { ProductForm } from './use-product-form.tsx'

/** What fields of a product need: the form, and which of them somebody else changed meanwhile. */
export type FieldsProps = Readonly<{ form: ProductForm; overtaken: readonly ProductField[] }>

/** What stands under a field: that somebody else changed it, else what it is for. */
export function hintOf(
  { form, overtaken }: FieldsProps,
  field: Exclude<ProductField, 'kit'>,
  usual: string,
): string {
  return overtaken.includes(field) ? productMessages.form.overtaken(form.values.was[field]) : usual
}
