import type { ProductRefusal } from '@fluxori/contract/products/products'

export const refusals: Readonly<Record<Exclude<ProductRefusal, 'sku-twice'>, string>> = {
  'unknown-sku': 'There is no such SKU. It may have been renamed: look it up and try again.',
  'sku-taken': 'There is a product with this SKU already. Open that one, or choose another SKU.',
  'barcode-taken': 'Another product carries this barcode. Each barcode names one product: check which it is.',
  'vat-reason-missing':
    'A supply that is not standard-rated needs its legal reason. Give the item of the VAT Act.',
  'kit-of-itself': 'A kit cannot be part of itself. Take it out of its components.',
  'kit-in-kit': 'A kit is made of products, not of kits. Name the products themselves.',
  'unknown-component': 'A component is not a product of yours. Add the product first.',
  'kit-has-stock': 'This product has stock or open orders of its own, so it cannot become a kit.',
}
