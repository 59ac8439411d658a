import { stock } from '@fluxori/contract/stock/stock'
import { IconPackage } from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { searchOf } from '../../business/search/search.ts'
import { searchCondition } from '../../business/search/words.ts'
import { findOnce } from '../../lib/live/find.ts'
import { formatCount } from '../../lib/format/format.ts'

export const search = searchOf({
  title: 'Stock',
  Icon: IconPackage,
  namesOne: true,
  query: async (merchant, text, most) => {
    const condition = searchCondition(text)
    if (condition === null) return []
    return findOnce(stock, { merchant }, { where: [condition], orderBy: ['sku', 'asc'], limit: most })
  },
  shown: ({ sku, title, available }) => ({
    key: sku,
    label: title === '' ? sku : title,
    detail: `${sku} · ${formatCount(available)}`,
    to: paths.stockOf(sku),
  }),
})
