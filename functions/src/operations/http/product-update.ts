import { productUpdate as operation, type ProductRefusal } from '@fluxori/contract/products/products'
import { http } from '../../edge/http.ts'
import { answerOf } from '../../edge/submitted.ts'

const fields: Partial<Record<ProductRefusal, string>> = {
  'sku-taken': 'change.sku',
  'unknown-sku': 'change.sku',
  'barcode-taken': 'change.fields.barcode',
  'vat-reason-missing': 'change.fields.vatReason',
  'kit-of-itself': 'change.fields.kit',
  'kit-in-kit': 'change.fields.kit',
  'sku-twice': 'change.fields.kit',
  'unknown-component': 'change.fields.kit',
  'kit-has-stock': 'change.fields.kit',
}

/** Creates or edits a product, its kit included: a command in the merchant's journal. */
export const productUpdate = http(operation, async ({ input, merchant, uid, key, services }) => {
  const { change } = input
  const submitted = await services.submit(merchant, {
    id: `key:${key}`,
    command: { kind: 'product-update', payload: { change } },
    actor: { kind: 'member', uid },
    receivedAt: services.now(),
  })
  return answerOf(submitted, () => Promise.resolve({ command: `key:${key}`, sku: change.sku }), fields)
})
