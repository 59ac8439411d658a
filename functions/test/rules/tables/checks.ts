import { checks } from '@fluxori/contract/engine/journal'
import { nobody, read, rulesTable } from '../rules-table.ts'

const document = { movementsUntil: 12, at: '2026-11-22T08:15:00.000Z', broken: 0 }

export const checksTable = rulesTable(checks, { ids: { check: 'invariants' }, document }, read(nobody))
