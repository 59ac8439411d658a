import { Button, Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAlertTriangle, IconBox, IconCircleOff, IconTrendingDown } from '@tabler/icons-react'
import { formatCount } from '../../lib/format.ts'
import { messages } from '../../lib/messages.ts'
import { useAge } from '../../lib/use-age.ts'
import { Age } from '../../ui/age.tsx'
import { Figure } from '../../ui/figure.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useTint } from '../../ui/use-change-motion.ts'
import type { StockRow } from './stock-row.ts'
import classes from './stock-table.module.css'

const words = messages.stock

type StockTableProps = Readonly<{
  rows: readonly StockRow[]
  /** Null when the person may only look. */
  onAdjust: ((sku: string) => void) | null
}>
type RowProps = Readonly<{ row: StockRow; onAdjust: StockTableProps['onAdjust'] }>

/** A table where there is room for one, else a list of entries for the thumb. */
export function StockTable({ rows, onAdjust }: StockTableProps) {
  const roomy = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false }) ?? false
  if (!roomy) {
    return (
      <ul className={classes.entries} aria-label={words.listLabel}>
        {rows.map((row) => (
          <Entry key={row.stock.sku} row={row} onAdjust={onAdjust} />
        ))}
      </ul>
    )
  }
  return (
    <div className={classes.frame}>
      <Table verticalSpacing={8} horizontalSpacing="md" aria-label={words.listLabel}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.columns.product}</Table.Th>
            <Table.Th ta="right">{words.columns.onHand}</Table.Th>
            <Table.Th ta="right">{words.columns.reserved}</Table.Th>
            <Table.Th ta="right">{words.columns.available}</Table.Th>
            <Table.Th ta="right">{words.columns.shortage}</Table.Th>
            <Table.Th ta="right">{words.columns.moved}</Table.Th>
            {onAdjust !== null && <Table.Th ta="right">{words.columns.actions}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.stock.sku} row={row} onAdjust={onAdjust} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const versionOf = ({ stock }: StockRow) => `${stock.lastMovement?.seq} ${stock.available} ${stock.shortage}`

function Row({ row, onAdjust }: RowProps) {
  const ref = useTint<HTMLTableRowElement>(versionOf(row))
  const age = useAge()
  const { stock, onHand, reserved } = row
  return (
    <Table.Tr ref={ref} data-sku={stock.sku}>
      <Table.Td>
        <Name row={row} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure text={formatCount(onHand)} />
      </Table.Td>
      <Table.Td ta="right" className={reserved === 0 ? classes.dim : undefined}>
        <Figure text={formatCount(reserved)} />
      </Table.Td>
      <Table.Td ta="right" className={classes.available ?? ''}>
        <Figure text={formatCount(stock.available)} />
      </Table.Td>
      <Table.Td ta="right" className={stock.shortage === 0 ? classes.dim : classes.short}>
        <Figure text={formatCount(stock.shortage)} />
      </Table.Td>
      <Table.Td ta="right" className={classes.dim ?? ''}>
        {stock.lastMovement === null ? words.neverMoved : <Age {...age(stock.lastMovement.at)} />}
      </Table.Td>
      {onAdjust !== null && (
        <Table.Td ta="right">
          <AdjustButton row={row} onAdjust={onAdjust} />
        </Table.Td>
      )}
    </Table.Tr>
  )
}

function Entry({ row, onAdjust }: RowProps) {
  const ref = useTint<HTMLLIElement>(versionOf(row))
  const figures = [
    [words.columns.available, row.stock.available],
    [words.columns.onHand, row.onHand],
    [words.columns.reserved, row.reserved],
  ] as const
  return (
    <li ref={ref} className={classes.entry} data-sku={row.stock.sku}>
      <Name row={row} />
      <div className={classes.foot}>
        <dl className={classes.figures}>
          {figures.map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Figure text={formatCount(count)} />
              </dd>
            </div>
          ))}
        </dl>
        {onAdjust !== null && <AdjustButton row={row} onAdjust={onAdjust} />}
      </div>
    </li>
  )
}

function Name({ row }: { row: StockRow }) {
  const { stock, title, mark, isKit, places } = row
  return (
    <div className={classes.name}>
      <span className={classes.title}>
        <strong>{title === '' ? stock.sku : title}</strong>
        {isKit && <StatusBadge tone="quiet" icon={IconBox} label={words.kit} />}
        {stock.shortage > 0 && (
          <StatusBadge tone="bad" icon={IconAlertTriangle} label={words.short(stock.shortage)} />
        )}
        {mark === 'out' && <StatusBadge tone="bad" icon={IconCircleOff} label={words.out} />}
        {mark === 'low' && <StatusBadge tone="warn" icon={IconTrendingDown} label={words.low} />}
      </span>
      <span className={classes.sub}>
        {[
          ...(title === '' ? [] : [stock.sku]),
          ...places.map(({ name, onHand }) => `${name} ${formatCount(onHand)}`),
        ].map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
    </div>
  )
}

function AdjustButton({ row, onAdjust }: { row: StockRow; onAdjust: (sku: string) => void }) {
  if (row.isKit) return null
  return (
    <Button
      variant="default"
      size="xs"
      aria-label={words.adjust.actionOf(row.stock.sku)}
      onClick={() => onAdjust(row.stock.sku)}
    >
      {words.adjust.action}
    </Button>
  )
}
