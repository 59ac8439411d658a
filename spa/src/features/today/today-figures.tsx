import type { DayRollup } from '@fluxori/contract/orders/days'
import { IconMinus, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import { paths } from '../../business/paths.ts'
import { formatChange, formatCount, formatMoney, formatWeekday } from '../../lib/format/format.ts'
import { messages } from '../../lib/messages.ts'
import { todayMessages } from '../../lib/messages/today.ts'
import { Link } from '../../lib/navigation/navigation.ts'
import { Figure } from '../../ui/figure.tsx'
import { measured, relationOf, salesOf, type Comparison, type Measure } from './comparison.ts'
import classes from './today-figures.module.css'

const words = todayMessages
const measures: readonly Measure[] = ['orders', 'revenue', 'units', 'vat']

type FiguresProps = Readonly<{
  /** The calendar day that it is. */
  day: string
  today: DayRollup | null
  comparison: Comparison
  /** Null while nobody knows. */
  vatVendor: boolean | null
}>

/** What was sold today so far; each figure opens the orders that made it. */
export function TodayFigures({ day, today, comparison, vatVendor }: FiguresProps) {
  const sales = salesOf(today)
  return (
    <ul className={classes.figures} aria-label={words.figuresLabel}>
      {measures.map((measure) => {
        const noVat = measure === 'vat' && vatVendor === false
        const value = textOf(measure, measured(sales, measure))
        const compared = noVat
          ? { text: words.noVat, exact: null, trend: null }
          : comparedText(comparison, measure)
        return (
          <li key={measure} data-figure={measure}>
            <Link
              href={paths.ordersSoldOn(day)}
              className={classes.figure}
              title={compared.exact ?? words.figureHints[measure]}
              aria-label={words.openFigure(words.figures[measure], value, compared.text)}
            >
              <span className={classes.label}>{words.figures[measure]}</span>
              <span className={classes.value} style={{ '--length': value.length }}>
                <Figure text={value} />
              </span>
              <span className={classes.compared}>
                {compared.trend !== null && <Trend of={compared.trend} />}
                {compared.text}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

const textOf = (measure: Measure, value: number): string =>
  measure === 'revenue' || measure === 'vat' ? formatMoney(value) : formatCount(value)

type Compared = Readonly<{ text: string; exact: string | null; trend: number | null }>

function comparedText(comparison: Comparison, measure: Measure): Compared {
  switch (comparison.kind) {
    case 'early':
      return { text: words.early, exact: null, trend: null }
    case 'no-sales':
      return { text: words.noSales(formatWeekday(comparison.day)), exact: null, trend: null }
    case 'no-hours':
      return { text: words.noHours(formatWeekday(comparison.day)), exact: null, trend: null }
    case 'today-no-hours':
      return { text: words.noHours(null), exact: null, trend: null }
    case 'same-hours': {
      const { until } = comparison
      const [now, before] = [measured(comparison.now, measure), measured(comparison.before, measure)]
      const weekday = formatWeekday(comparison.day)
      const facts = { until, weekday, before: textOf(measure, before) }
      return {
        text: words.compared[relationOf(now, before)]({
          ...facts,
          change: formatChange(now, before) ?? '',
          times: formatCount(Math.round(now / before)),
        }),
        exact: words.comparedExactly(until, textOf(measure, now), weekday, textOf(measure, before)),
        trend: Math.sign(now - before),
      }
    }
  }
}

function Trend({ of }: { of: number }) {
  const Icon = of > 0 ? IconTrendingUp : of < 0 ? IconTrendingDown : IconMinus
  return <Icon size={14} stroke={2} aria-hidden />
}

/** The shape of the figures that are on their way. */
export const FiguresComing = () => (
  <div className={classes.figures} role="status" aria-label={messages.frame.loading}>
    {measures.map((measure) => (
      <div key={measure} className={classes.coming} />
    ))}
  </div>
)
