import { todayMessages } from '../../lib/messages/today.ts'
import { Block, Coming } from './block.tsx'
import { ChartNote } from './chart-note.tsx'
import classes from './sales-chart.module.css'

/** The shape of the chart that is on its way, with what it will say. */
export const ChartComing = () => (
  <Block title={todayMessages.chart.title}>
    <div className={classes.chart}>
      <Coming rows={5} />
      <ChartNote />
    </div>
  </Block>
)
