import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import { levelStates, type Stock } from '@fluxori/contract/stock/stock'
import { free, levelIn } from '@fluxori/contract/stock/levels'
import type { ExportColumn } from '../../../lib/format/export-csv.ts'
import { formatDateTime } from '../../../lib/format/format.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { levelOf } from '../levels.ts'

const { exported, columns, states, yes, no, out, low, enough } = stockMessages
const supplies = { out, low, enough }

/** Everything that is known of a SKU's stock: together, then warehouse by warehouse. */
export const stockExport = (warehouses: readonly Warehouse[]): readonly ExportColumn<Stock>[] => [
  { label: exported.sku, value: ({ sku }) => sku },
  { label: exported.title, value: ({ title }) => title },
  { label: exported.kit, value: ({ isKit }) => (isKit ? yes : no) },
  { label: exported.supply, value: ({ supply }) => supplies[supply] },
  { label: columns.available, value: ({ available }) => available },
  { label: columns.short, value: ({ shortage }) => shortage },
  ...levelStates.map((state) => ({
    label: states[state],
    value: (stock: Stock) => (stock.isKit ? null : levelOf(stock, null)[state]),
  })),
  ...warehouses.flatMap(({ id, name }) => [
    ...levelStates.map((state) => ({
      label: exported.at(name, states[state]),
      value: (stock: Stock) => (stock.isKit ? null : levelIn(stock, id)[state]),
    })),
    {
      label: exported.at(name, stockMessages.free),
      value: (stock: Stock) => (stock.isKit ? null : free(levelIn(stock, id))),
    },
  ]),
  {
    label: exported.movedAt,
    value: ({ lastMovement }) => (lastMovement === null ? null : formatDateTime(lastMovement.at)),
  },
]
