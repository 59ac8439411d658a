import { merchants } from '@fluxori/contract/merchant/merchant'
import { home } from '../personas.ts'
import { all, nobody, rulesTable } from '../rules-table.ts'

const document = {
  id: home,
  name: 'Karoo Trading',
  currency: 'ZAR',
  timeZone: 'Africa/Johannesburg',
  vatVendor: true,
  whenShort: 'oversold',
  createdAt: '2026-11-22T08:15:00.000Z',
}

/** Nobody may list merchants: each is found through one's own memberships. */
export const merchantsTable = rulesTable(merchants, { ids: {}, document }, { get: all, list: nobody })
