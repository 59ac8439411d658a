import { exampleCommand, exampleMerchant, type ExamplesOf } from '../example.ts'
import type { warehousesSubject } from './warehouses.ts'

export const warehousesExamples: ExamplesOf<typeof warehousesSubject> = {
  group: 'Products and warehouses',
  documents: {
    warehouses: {
      ids: { warehouse: 'jhb' },
      document: {
        id: 'jhb',
        name: 'Johannesburg',
        address: '1 Main Road, Johannesburg, 2001',
        kind: 'own',
        priority: 1,
        serves: null,
      },
    },
  },
  operations: {
    'warehouse-update': [
      {
        summary: 'Rename a warehouse',
        request: {
          merchantId: exampleMerchant,
          change: { kind: 'edit', warehouse: 'jhb', fields: { name: 'Johannesburg' } },
        },
        response: { command: exampleCommand, warehouse: 'jhb' },
      },
    ],
  },
}
