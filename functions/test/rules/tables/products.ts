import { products } from '@fluxori/contract/products/products'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  sku: 'KETTLE',
  title: 'Kettle, 1.7 l',
  barcode: '6001234567890',
  category: 'Kitchen',
  brand: 'Karoo',
  vatClass: 'standard',
  vatReason: null,
  costCents: 18_000,
  weightGrams: 1200,
  lowAt: null,
  kit: [],
  words: ['kettle'],
}

export const productsTable = rulesTable(products, { ids: { sku: document.sku }, document }, read(all))
