import type { Movement, Stock } from '@fluxori/contract/stock/stock'
import { useMemo } from 'react'
import { useNow } from '../../../lib/clock/use-now.ts'
import { formatCount, formatDateTime } from '../../../lib/format/format.ts'
import { stockHistoryMessages } from '../../../lib/messages/stock-history.ts'
import { Chart } from '../../../ui/chart.tsx'
import { balancesOf, lineOf } from './balances.ts'
import classes from './history.module.css'

const words = stockHistoryMessages.chart
const hourMs = 3_600_000

type HistoryChartProps = Readonly<{
  stock: Stock
  /** Newest first. */
  movements: readonly Movement[]
  /** All movements there are have been read. */
  whole: boolean
}>

/** On hand and free units over the time of the movements that were read, and since when that is. */
export function HistoryChart({ stock, movements, whole }: HistoryChartProps) {
  const hour = Math.floor(useNow() / hourMs)
  const line = useMemo(
    () => lineOf(balancesOf(movements, stock.sku, stock.levels), (hour + 1) * hourMs - 1),
    [movements, stock.sku, stock.levels, hour],
  )
  const oldest = movements.at(-1)
  if (oldest === undefined || line.labels.length < 2) return null
  const since = formatDateTime(oldest.at)
  return (
    <div className={classes.chart}>
      <Chart
        title={words.title}
        kind="steps"
        height={160}
        labels={line.labels}
        series={[
          { label: words.onHand, tone: 0, values: line.onHand },
          { label: words.free, tone: 2, values: line.free },
        ]}
        format={formatCount}
      />
      <p className={classes.quiet}>{whole ? words.whole(since) : words.note(movements.length, since)}</p>
    </div>
  )
}
