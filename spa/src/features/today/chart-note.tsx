import { UnstyledButton } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { todayMessages } from '../../lib/messages/today.ts'
import { useQuery } from '../../lib/navigation/navigation.ts'
import classes from './sales-chart.module.css'

const words = todayMessages.chart

/** How many days the chart draws. */
export const chartDays = 30

/** Whether the days before are drawn too, and how to change that. Lives in the address. */
export function useCompares(): readonly [boolean, (compares: boolean) => void] {
  const [query, change] = useQuery()
  return [query.get('compare') === '1', (compares) => change({ compare: compares ? '1' : null })]
}

/** What the chart shows and what it costs, with the comparison to switch on. Stands before the chart does. */
export function ChartNote() {
  const [compares, compare] = useCompares()
  return (
    <p className={classes.note}>
      <span>{words.reads(compares ? 2 * chartDays : chartDays)}</span>
      <UnstyledButton
        className={classes.compare ?? ''}
        aria-pressed={compares}
        onClick={() => compare(!compares)}
      >
        <IconHistory size={14} aria-hidden />
        {compares ? words.comparing : words.compare}
      </UnstyledButton>
    </p>
  )
}
