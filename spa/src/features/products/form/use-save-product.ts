import {
  productUpdate,
  type Product,
  type ProductChange,
  type ProductFields,
} from '@fluxori/contract/products/products'
import type { Edit } from '../../../lib/forms/changed-fields.ts'
import { productMessages } from '../../../lib/messages/products.ts'
import { useAct } from '../../../ui/use-act.ts'

const words = productMessages

/** Creates and edits products, says what came of it, and offers to take an edit back; see `useAct`. */
export function useSaveProduct() {
  const { act, pending } = useAct(productUpdate, (merchantId, change: ProductChange) => ({
    merchantId,
    change,
  }))
  const create = (change: ProductChange, product: Pick<Product, 'title'>) =>
    act(change, {
      label: words.labelCreate(change.sku),
      done: () => ({ title: words.created(product), text: words.createdText }),
    })
  const edit = (sku: string, { fields, before }: Edit<ProductFields>) =>
    act(
      { kind: 'edit', sku, fields },
      {
        label: words.labelEdit(sku),
        done: () => ({
          title: words.saved(sku),
          undo: { asks: { kind: 'edit', sku, fields: before }, label: words.labelUndo(sku) },
          about: `product:${sku}`,
        }),
      },
    )
  return { create, edit, pending }
}
