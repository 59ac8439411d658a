import { warehouses } from '@fluxori/contract/warehouses/warehouses'
import { all, read, rulesTable } from '../rules-table.ts'

const document = {
  id: 'jhb',
  name: 'Johannesburg',
  address: '1 Main Road, Johannesburg, 2001',
  kind: 'own',
  priority: 1,
  serves: null,
}

export const warehousesTable = rulesTable(
  warehouses,
  { ids: { warehouse: document.id }, document },
  read(all),
)
