import type { Order, OrderLine } from '@fluxori/contract/orders'
import { warehouses } from '@fluxori/contract/products'
import { IconAlertTriangle, IconQuestionMark } from '@tabler/icons-react'
import { formatCount, formatMoney } from '../../lib/format.ts'
import { readable } from '../../lib/live-row.ts'
import { messages } from '../../lib/messages.ts'
import { useMerchantId } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { MapLine } from './map-line.tsx'
import classes from './order-lines.module.css'

const words = messages.orders.detail

/** What was ordered, and line by line where its units are: reserved, gone, or missing. */
export function OrderLines({ order }: { order: Order }) {
  const live = useLive(warehouses, { merchant: useMerchantId() })
  const names = new Map(live.status === 'live' ? readable(live.found).map(({ id, name }) => [id, name]) : [])
  return (
    <ul className={classes.lines} aria-label={words.lines}>
      {order.lines.map((line) => (
        <Line key={line.id} orderId={order.id} line={line} warehouseName={(id) => names.get(id) ?? id} />
      ))}
    </ul>
  )
}

type LineProps = Readonly<{ orderId: string; line: OrderLine; warehouseName: (id: string) => string }>

function Line({ orderId, line, warehouseName }: LineProps) {
  const figures = [
    [words.ordered, line.quantity],
    [words.reserved, line.allocated],
    [words.left, line.shipped],
  ] as const
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <strong>{line.title === '' ? line.skuText : line.title}</strong>
        <span className={classes.dim}>{line.sku ?? words.unknownProduct(line.skuText)}</span>
        {line.allocations.map(({ sku, warehouse, quantity }) => (
          <span key={`${warehouse} ${sku}`} className={classes.dim}>
            {words.from(quantity, warehouseName(warehouse), sku === line.sku ? null : sku)}
          </span>
        ))}
        <span className={classes.marks}>
          {line.shortage > 0 && (
            <StatusBadge tone="bad" icon={IconAlertTriangle} label={messages.stock.short(line.shortage)} />
          )}
          {line.mapping === 'guessed' && (
            <StatusBadge tone="warn" icon={IconQuestionMark} label={words.guessed} />
          )}
          <MapLine orderId={orderId} line={line} />
        </span>
      </div>
      <dl className={classes.figures}>
        {figures.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
        <div className={classes.money}>
          <dt>{words.lineTotal}</dt>
          <dd>{formatMoney(line.totalCents)}</dd>
        </div>
      </dl>
    </li>
  )
}
