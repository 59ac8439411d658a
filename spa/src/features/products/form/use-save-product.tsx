import {
  productUpdate,
  type Product,
  type ProductChange,
  type ProductFields,
} from '@fluxori/contract/products/products'
import { productMessages } from '../../../lib/messages/products.ts'
import { useOperation } from '../../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../../ui/notices.tsx'

const words = productMessages

type Edit = Readonly<{ fields: Partial<ProductFields>; before: Partial<ProductFields> }>

/** Creates and edits products, says what came of it, and offers to take an edit back. Throws an `OperationProblem`. */
export function useSaveProduct() {
  const merchantId = useMerchantId()
  const { submit, pending } = useOperation(productUpdate)
  const send = (change: ProductChange, label: string) => submit({ merchantId, change }, { label })

  const create = async (change: ProductChange, product: Pick<Product, 'title'>): Promise<void> => {
    const label = words.labelCreate(change.sku)
    const submitted = await send(change, label)
    if (submitted.kind === 'queued') noticeQueued(label)
    else noticeDone({ title: words.created(product), text: words.createdText })
  }
  const edit = async (sku: string, { fields, before }: Edit): Promise<void> => {
    const label = words.labelEdit(sku)
    const submitted = await send({ kind: 'edit', sku, fields }, label)
    if (submitted.kind === 'queued') return noticeQueued(label)
    noticeDone({
      title: words.saved(sku),
      undo: () => send({ kind: 'edit', sku, fields: before }, words.labelUndo(sku)),
      undoLabel: words.labelUndo(sku),
      about: `product:${sku}`,
    })
  }
  return { create, edit, pending }
}
