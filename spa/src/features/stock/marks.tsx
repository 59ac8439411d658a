import type { Stock } from '@fluxori/contract/stock/stock'
import { IconAlertTriangle, IconBox, IconCircleOff, IconTrendingDown } from '@tabler/icons-react'
import { stockMessages } from '../../lib/messages/stock.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** What a person should know of a SKU at a glance; nothing where all is well. */
export function Marks({ stock }: { stock: Pick<Stock, 'isKit' | 'shortage' | 'supply'> }) {
  const { isKit, shortage, supply } = stock
  return (
    <>
      {isKit && <StatusBadge tone="quiet" icon={IconBox} label={stockMessages.kit} />}
      {shortage > 0 && (
        <StatusBadge tone="bad" icon={IconAlertTriangle} label={stockMessages.short(shortage)} />
      )}
      {supply === 'out' && <StatusBadge tone="bad" icon={IconCircleOff} label={stockMessages.out} />}
      {supply === 'low' && <StatusBadge tone="warn" icon={IconTrendingDown} label={stockMessages.low} />}
    </>
  )
}
