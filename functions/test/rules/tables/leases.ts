import { leases } from '@fluxori/contract/engine/journal'
import { nobody, read, rulesTable } from '../rules-table.ts'

const document = { holder: null, expiresAt: '2026-11-22T08:15:00.000Z', seq: 0, stale: [] }

export const leasesTable = rulesTable(leases, { ids: { lease: 'journal' }, document }, read(nobody))
