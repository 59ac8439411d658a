import { reports } from '@fluxori/contract/reports/reports'
import type { SalesReport } from '@fluxori/contract/reports/sales-report'
import { Table } from '@mantine/core'
import { useAge } from '../../../lib/clock/use-age.ts'
import { formatCount, formatDay, formatMoney } from '../../../lib/format/format.ts'
import { foundOf, useLive } from '../../../lib/live/use-live.ts'
import { scheduleMessages } from '../../../lib/messages/schedules.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { Age } from '../../../ui/age.tsx'
import { LiveItem } from '../../../ui/live-item.tsx'
import classes from './schedules.module.css'

const words = scheduleMessages.reports
const shown = 7

/** The latest sales reports that schedules have made, newest day first. Nothing while there is none. */
export function SalesReports({ channelName }: Readonly<{ channelName: (channelId: string) => string }>) {
  const live = useLive(reports, { merchant: useMerchantId() }, { orderBy: ['day', 'desc'], limit: shown })
  const rows = foundOf(live)
  if (rows.length === 0) return null
  return (
    <section className={classes.group}>
      <h2 className={classes.title}>{words.title}</h2>
      <p className={classes.text}>{words.text}</p>
      {rows.map((row) => (
        <LiveItem key={row.id} row={row}>
          {(report) => <Report report={report} channelName={channelName} />}
        </LiveItem>
      ))}
    </section>
  )
}

const rand = (cents: number): string => formatMoney(cents).replace(/^(−?)R ?/, '$1')

type ReportProps = Readonly<{ report: SalesReport; channelName: (channelId: string) => string }>

function Report({ report, channelName }: ReportProps) {
  const age = useAge()
  const { day, channels, total, madeAt } = report
  const lines = Object.entries(channels)
    .map(([id, sales]) => ({ id, name: channelName(id), ...sales }))
    .toSorted((a, b) => b.revenueCents - a.revenueCents || a.name.localeCompare(b.name, 'en-ZA'))
  return (
    <article className={classes.report}>
      <h3 className={classes.reportTitle}>
        {formatDay(day)}
        <span className={classes.muted}>
          {words.made} <Age {...age(madeAt)} />
        </span>
      </h3>
      {lines.length === 0 ? (
        <p className={classes.muted}>{words.nothing}</p>
      ) : (
        <Table.ScrollContainer
          minWidth={480}
          type="native"
          tabIndex={0}
          role="region"
          aria-label={words.of(formatDay(day))}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.channel}</Table.Th>
                {[words.orders, words.units, words.revenue, words.vat].map((head) => (
                  <Table.Th key={head} className={classes.number ?? ''}>
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...lines, { id: '', name: words.total, ...total }].map((line) => (
                <Table.Tr key={line.id} className={line.id === '' ? (classes.total ?? '') : ''}>
                  <Table.Td>{line.name}</Table.Td>
                  <Table.Td className={classes.number ?? ''}>{formatCount(line.orders)}</Table.Td>
                  <Table.Td className={classes.number ?? ''}>{formatCount(line.units)}</Table.Td>
                  <Table.Td className={classes.number ?? ''}>{rand(line.revenueCents)}</Table.Td>
                  <Table.Td className={classes.number ?? ''}>{rand(line.vatCents)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </article>
  )
}
