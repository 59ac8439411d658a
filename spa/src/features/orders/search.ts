import { orders } from '@fluxori/contract/orders/orders'
import { IconReceipt } from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { searchOf } from '../../business/search/search.ts'
import { formatMoney } from '../../lib/format/format.ts'

export const search = searchOf({
  title: 'Orders',
  Icon: IconReceipt,
  namesOne: false,
  of: orders,
  orderBy: ['placedAt', 'desc'],
  shown: ({ id, number, totalCents }) => ({
    key: id,
    label: number,
    detail: formatMoney(totalCents),
    to: paths.order(id),
  }),
})
