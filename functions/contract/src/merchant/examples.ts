import { exampleCommand, exampleMerchant, type ExamplesOf } from '../example.ts'
import type { merchantSubject } from './merchant.ts'

export const merchantExamples: ExamplesOf<typeof merchantSubject> = {
  group: 'People and business',
  documents: {
    merchant: {
      ids: {},
      document: {
        id: exampleMerchant,
        name: 'Karoo Trading',
        currency: 'ZAR',
        timeZone: 'Africa/Johannesburg',
        vatVendor: true,
        whenShort: 'oversold',
        createdAt: '2026-11-22T08:15:00.000Z',
      },
    },
  },
  operations: {
    'merchant-update': [
      {
        summary: 'Let short orders wait',
        request: { merchantId: exampleMerchant, fields: { whenShort: 'backordered' } },
        response: { command: exampleCommand },
      },
    ],
  },
}
