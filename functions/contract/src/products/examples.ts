import { exampleCommand, exampleMerchant, type ExamplesOf } from '../example.ts'
import type { productsSubject } from './products.ts'

export const productsExamples: ExamplesOf<typeof productsSubject> = {
  group: 'Products and warehouses',
  documents: {
    products: {
      ids: { sku: 'KETTLE' },
      document: {
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
      },
    },
  },
  operations: {
    'product-update': [
      {
        summary: 'Change the cost of a product',
        request: {
          merchantId: exampleMerchant,
          change: { kind: 'edit', sku: 'MUG-4', fields: { costCents: 8_950 } },
        },
        response: { command: exampleCommand, sku: 'MUG-4' },
      },
    ],
  },
}
