import { stock } from '@fluxori/contract/stock/stock'
import { IconPackage } from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { searchOf } from '../../business/search/search.ts'
import { formatCount } from '../../lib/format/format.ts'

export const search = searchOf({
  title: 'Stock',
  Icon: IconPackage,
  namesOne: true,
  of: stock,
  orderBy: ['sku', 'asc'],
  shown: ({ sku, title, available }) => ({
    key: sku,
    label: title === '' ? sku : title,
    detail: `${sku} · ${formatCount(available)}`,
    to: paths.stockOf(sku),
  }),
})
