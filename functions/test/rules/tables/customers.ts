import { customers } from '@fluxori/contract/orders/orders'
import { read, rulesTable } from '../rules-table.ts'

const document = {
  name: 'Pieter Botha',
  email: 'pieter@example.test',
  phone: '+27 21 555 0100',
  address: '1 Long Street, Cape Town, 8001',
}

export const customersTable = rulesTable(
  customers,
  { ids: { order: 'shopify:1001', customer: 'customer' }, document },
  read(['owner', 'manager', 'operator']),
)
