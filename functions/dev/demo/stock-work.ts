import type { Instant } from '@fluxori/contract/kernel'
import type { StockChange } from '@fluxori/contract/stock/stock'
import type { NewCommand } from '../../src/domain/new-command.ts'
import { instantAfter } from '@fluxori/contract/time'
import { demoMerchant } from './demo-state.ts'
import { midnightBefore } from './sales-pattern.ts'

const hourMs = 3_600_000
const lines = (units: Readonly<Record<string, number>>) =>
  Object.entries(units).map(([sku, quantity]) => ({ sku, quantity }))
const receive = (
  warehouse: string,
  reference: string,
  units: Readonly<Record<string, number>>,
): StockChange => ({ kind: 'receive', warehouse, reference, lines: lines(units) })

/** What came in, went from one warehouse to another, was counted and was broken: how many days ago, at what hour. */
const work: readonly (readonly [daysAgo: number, hour: number, change: StockChange])[] = [
  [33, 9, receive('jhb', 'PO-2041', { 'MUG-ENAM-4': 24, 'TONGS-45': 36, 'LIGHTERS-48': 48 })],
  [26, 9, receive('cpt', 'PO-2044', { 'TEA-ROOI-80': 60, 'RUSKS-BUTTER-1': 24, 'HONEY-FYNBOS': 24 })],
  [
    24,
    11,
    {
      kind: 'adjust',
      sku: 'OLIVE-OIL-1',
      warehouse: 'cpt',
      state: 'onHand',
      delta: -2,
      reason: 'Broken in the aisle',
    },
  ],
  [19, 10, receive('jhb', 'PO-2048', { 'NIGHT-LAMP': 4, 'BILTONG-500': 24 })],
  [
    15,
    14,
    {
      kind: 'transfer',
      from: 'jhb',
      to: 'dbn',
      step: 'at-once',
      reference: 'TR-118',
      lines: lines({ 'CABLE-USBC-2': 30, 'PLUG-ADAPT-N': 20 }),
    },
  ],
  [12, 9, receive('jhb', 'PO-2053', { 'LAMP-LED-10': 36, 'POWER-20K': 24, 'BULB-LOADSHED': 60 })],
  [
    8,
    16,
    {
      kind: 'count',
      warehouse: 'jhb',
      reference: 'Cycle count 31',
      lines: [
        { sku: 'APRON-CANVAS', counted: 47, expected: 48 },
        { sku: 'GRIND-PEPPER', counted: 66, expected: 66 },
      ],
    },
  ],
  [5, 9, receive('jhb', 'PO-2057', { 'GRID-FOLD-60': 24, 'SPICE-BRAAI-3': 36, 'PAN-SKIL-28': 18 })],
  [
    3,
    15,
    {
      kind: 'adjust',
      sku: 'CHAIR-CAMP',
      warehouse: 'jhb',
      state: 'damaged',
      delta: 2,
      reason: 'Torn seats, to be mended',
    },
  ],
]

/** What the warehouses did in the weeks before `at`. */
export const stockWork = (at: Instant): readonly NewCommand[] =>
  work.map(([daysAgo, hour, change], index) => ({
    id: `key:demo-stock-${index + 1}`,
    command: { kind: 'stock-update', payload: { change } },
    actor: { kind: 'member', uid: `${demoMerchant}-operator` },
    receivedAt: instantAfter(midnightBefore(at, daysAgo), hour * hourMs),
  }))
