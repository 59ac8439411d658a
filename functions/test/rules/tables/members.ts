import { members } from '@fluxori/contract/merchants'
import { read, rulesTable } from '../rules-table.ts'

/** A colleague. What people may read of their own membership is tested apart. */
const document = {
  uid: 'colleague',
  role: 'operator',
  state: 'active',
  email: 'colleague@example.test',
  name: 'Thandi Nkosi',
}

export const membersTable = rulesTable(
  members,
  { ids: { uid: document.uid }, document },
  read(['owner', 'manager']),
)
