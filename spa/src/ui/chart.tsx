import { Button, Table, UnstyledButton } from '@mantine/core'
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useLowData } from '../lib/device/preferences.ts'
import { exportCsv } from '../lib/format/export-csv.ts'
import { chartMessages } from '../lib/messages/chart.ts'
import type { ChartProps } from './chart-props.ts'
import classes from './chart.module.css'
import { useChart } from './use-chart.ts'

const words = chartMessages

/**
 * A chart with the table behind it: for who cannot see it, who wants the numbers, and who saves data. Bars begin at
 * zero. The drawing library is loaded only when a chart is shown.
 */
export function Chart(props: ChartProps) {
  const lowData = useLowData()
  const [asTable, setAsTable] = useState(lowData)
  const { title, labels, series, format, onOpen, forExport = (value) => value } = props
  const save = () =>
    exportCsv(
      title,
      [
        { label: words.when, value: (index) => labels[index] ?? '' },
        ...series.map(({ label, values }) => ({
          label,
          value: (index: number) => {
            const value = values[index]
            return value == null ? null : forExport(value)
          },
        })),
      ],
      labels.map((_, index) => index),
    )
  return (
    <figure className={classes.chart} aria-label={title}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
          aria-label={`${asTable ? words.asChart : words.asTable}: ${title}`}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? words.asChart : words.asTable}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconDownload size={14} />}
          aria-label={`${words.export}: ${title}`}
          onClick={() => void save()}
        >
          {words.export}
        </Button>
      </figcaption>
      {asTable ? (
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={title}>
          <Table verticalSpacing={4} horizontalSpacing="sm" stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.when}</Table.Th>
                {series.map(({ label }) => (
                  <Table.Th key={label} ta="right">
                    {label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {labels.map((label, index) => (
                <Table.Tr key={label}>
                  <Table.Td>
                    {onOpen === undefined ? (
                      label
                    ) : (
                      <UnstyledButton className={classes.open ?? ''} onClick={() => onOpen(index)}>
                        {label}
                      </UnstyledButton>
                    )}
                  </Table.Td>
                  {series.map((one) => {
                    const value = one.values[index]
                    return (
                      <Table.Td key={one.label} ta="right">
                        {value == null ? words.none : format(value)}
                      </Table.Td>
                    )
                  })}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : (
        <Drawing {...props} />
      )}
    </figure>
  )
}

function Drawing(props: ChartProps) {
  const { series, height = 220, title } = props
  const canvas = useChart(props)
  const hint = useId()
  return (
    <>
      {series.length > 1 && (
        <ul className={classes.legend} aria-hidden>
          {series.map(({ label, tone }) => (
            <li key={label} data-tone={tone}>
              {label}
            </li>
          ))}
        </ul>
      )}
      <div style={{ height, position: 'relative' }}>
        <canvas ref={canvas} role="img" aria-label={title} aria-describedby={hint} />
      </div>
      <span id={hint} hidden>
        {words.hint}
      </span>
    </>
  )
}
