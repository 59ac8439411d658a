import { members } from '@fluxori/contract/people/members'
import { read, rulesTable } from '../rules-table.ts'

/** A colleague. What people may read of their own membership is tested apart. */
const document = {
  uid: 'colleague',
  role: 'operator',
  state: 'active',
  email: 'colleague@example.test',
  name: 'Thandi Nkosi',
  changed: { by: 'owner-of-home-merchant', at: '2026-11-22T08:15:00.000Z', key: 'key-0001' },
}

export const membersTable = rulesTable(
  members,
  { ids: { uid: document.uid }, document },
  read(['owner', 'manager']),
)
