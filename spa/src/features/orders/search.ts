import { orders } from '@fluxori/contract/orders/orders'
import { IconReceipt } from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { searchOf } from '../../business/search/search.ts'
import { searchCondition } from '../../business/search/words.ts'
import { findOnce } from '../../lib/live/find.ts'
import { formatAmount } from '../../lib/format/format.ts'

export const search = searchOf({
  title: 'Orders',
  Icon: IconReceipt,
  namesOne: false,
  query: async (merchant, text, most) => {
    const condition = searchCondition(text)
    if (condition === null) return []
    return findOnce(orders, { merchant }, { where: [condition], orderBy: ['placedAt', 'desc'], limit: most })
  },
  shown: ({ id, number, totalCents, currency }) => ({
    key: id,
    label: number,
    detail: formatAmount(totalCents, currency),
    to: paths.order(id),
  }),
})
