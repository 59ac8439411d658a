import { UnstyledButton } from '@mantine/core'
import type { DayRollup } from '@fluxori/contract/orders/days'
import { dayAfter } from '@fluxori/contract/time'
import { paths } from '../../business/paths.ts'
import { useChannelNames } from '../../business/channels/use-channel-names.ts'
import { centsForExport } from '../../lib/format/export-csv.ts'
import { formatCount, formatDay, formatMoney, formatRand, formatTime } from '../../lib/format/format.ts'
import { readable } from '../../lib/live/row.ts'
import { foundOf } from '../../lib/live/use-live.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { useGo, useQuery } from '../../lib/navigation/navigation.ts'
import type { Series } from '../../ui/chart-props.ts'
import { Chart } from '../../ui/chart.tsx'
import { Chips } from '../../ui/chips.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { Block, Coming, Failed, Quiet } from './block.tsx'
import { chartDays, ChartNote, useCompares } from './chart-note.tsx'
import classes from './sales-chart.module.css'
import { daysUntil, seriesByChannel, sum, totalsByDay, type ChartMeasure } from './sales-series.ts'
import { useDays, useEarlierDays } from './use-earlier-days.ts'

const words = todayMessages.chart

const measures = [
  { value: 'revenue', label: words.measures.revenue },
  { value: 'orders', label: words.measures.orders },
  { value: 'units', label: words.measures.units },
] as const satisfies readonly { value: ChartMeasure; label: string }[]

const tones = [0, 1, 2, 3, 4, 5] as const

type SalesChartProps = Readonly<{
  /** The calendar day that it is. */
  today: string
  /** The rollups of the latest days, which the figures read already. */
  latest: readonly DayRollup[]
  /** How many days these are. */
  latestDays: number
}>

/** The last 30 days by channel. Reads only the days that nobody has read yet; the 30 before them only when asked. */
export function SalesChart({ today, latest, latestDays }: SalesChartProps) {
  const [query, change] = useQuery()
  const measure = measures.find(({ value }) => value === query.get('measure'))?.value ?? 'revenue'
  const [compares] = useCompares()
  const span = { from: dayAfter(today, 1 - chartDays), to: dayAfter(today, -latestDays) }
  const { live: earlier, readAt, readAgain } = useEarlierDays(span)
  return (
    <Block
      title={words.title}
      tools={
        <Chips
          label={words.measure}
          options={measures}
          value={measure}
          onChange={(next) => change({ measure: next === 'revenue' ? null : next })}
        />
      }
    >
      <div className={classes.chart}>
        <LiveList live={earlier} loading={<Coming rows={5} />} failed={<Failed />}>
          {(rows) => {
            const shown = { today, measure, rollups: [...latest, ...readable(rows)] }
            return compares ? <Compared {...shown} /> : <Drawn {...shown} before={null} />
          }}
        </LiveList>
        <ChartNote />
        {readAt !== null && (
          <p className={classes.kept}>
            {words.kept(formatDay(span.to), formatTime(readAt))}{' '}
            <UnstyledButton className={classes.again ?? ''} onClick={readAgain}>
              {words.readAgain}
            </UnstyledButton>
          </p>
        )}
      </div>
    </Block>
  )
}

type DrawnProps = Readonly<{
  today: string
  measure: ChartMeasure
  rollups: readonly DayRollup[]
  /** What all channels sold in the 30 days before; null when that is not compared. */
  before: readonly number[] | null
}>

function Compared({ today, measure, rollups }: Omit<DrawnProps, 'before'>) {
  const last = dayAfter(today, -chartDays)
  const live = useDays({ from: dayAfter(last, 1 - chartDays), to: last })
  const before =
    live.status === 'live' ? totalsByDay(daysUntil(last, chartDays), readable(foundOf(live)), measure) : null
  return <Drawn today={today} measure={measure} rollups={rollups} before={before} />
}

function Drawn({ today, measure, rollups, before }: DrawnProps) {
  const go = useGo()
  const nameOf = useChannelNames()
  const shown = daysUntil(today, chartDays)
  const byChannel = seriesByChannel(shown, rollups, measure)
  if (sum(byChannel.flatMap(({ values }) => values)) === 0 && before === null) {
    return <Quiet>{words.none}</Quiet>
  }
  const series: readonly Series[] = byChannel.map(({ channelId, values }, index) => ({
    label: channelId === null ? words.otherChannels : nameOf(channelId),
    tone: tones[index] ?? 5,
    values,
  }))
  const quiet: readonly Series[] =
    before === null ? [] : [{ label: words.before, tone: 'previous', values: before }]
  const money = measure === 'revenue'
  return (
    <Chart
      title={words.exportTitle(words.measures[measure])}
      kind="bars"
      stacked
      labels={shown.map(formatDay)}
      series={[...series, ...quiet]}
      format={money ? formatMoney : formatCount}
      formatShort={money ? formatRand : formatCount}
      {...(money ? { forExport: centsForExport } : {})}
      height={240}
      onOpen={(index) => {
        const day = shown[index]
        if (day !== undefined) go(paths.ordersSoldOn(day))
      }}
    />
  )
}
