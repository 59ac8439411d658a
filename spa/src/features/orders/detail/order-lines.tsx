import { Button } from '@mantine/core'
import { orderUpdate, type Order, type OrderLine } from '@fluxori/contract/orders/orders'
import { IconQuestionMark } from '@tabler/icons-react'
import { paths } from '../../../business/paths.ts'
import { formatAmount, formatCount } from '../../../lib/format/format.ts'
import { orderMessages } from '../../../lib/messages/orders.ts'
import { Link } from '../../../lib/navigation/navigation.ts'
import { useMay } from '../../../lib/session/session.ts'
import { Figure } from '../../../ui/figure.tsx'
import { Section } from '../../../ui/panel.tsx'
import { canUnmap, lineName } from '../order-facts.ts'
import classes from './order-lines.module.css'
import type { Names } from '../use-names.ts'
import type { Asking } from '../act/use-order-question.ts'

const words = orderMessages.detail
const actions = orderMessages.actions

type OrderLinesProps = Readonly<{ order: Order; warehouses: Names; question: Asking }>

/** What was bought, and how far each line has come. */
export function OrderLines({ order, warehouses, question }: OrderLinesProps) {
  const may = useMay(orderUpdate)
  return (
    <Section title={words.lines}>
      <ul className={classes.lines}>
        {order.lines.map((line) => (
          <li key={line.id} className={classes.line}>
            <div className={classes.what}>
              <span className={classes.title}>{lineName(line)}</span>
              <Product line={line} />
              <Origin line={line} warehouses={warehouses} />
              {may && line.kind === 'goods' && line.mapping !== 'mapped' && (
                <MapButton line={line} onMap={() => question.ask('map', line.id)} />
              )}
              {may && canUnmap(order, line) && (
                <UnmapButton line={line} onUnmap={() => question.ask('unmap', line.id)} />
              )}
            </div>
            <HowFar line={line} />
            <span className={classes.total}>{formatAmount(line.totalCents, order.currency)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MapButton({ line, onMap }: { line: OrderLine; onMap: () => void }) {
  const label = line.mapping === 'guessed' ? actions.mapConfirm : actions.map
  return (
    <Button
      variant="default"
      size="xs"
      className={classes.map ?? ''}
      aria-label={actions.mapOf(label, lineName(line))}
      onClick={onMap}
    >
      {label}
    </Button>
  )
}

function UnmapButton({ line, onUnmap }: { line: OrderLine; onUnmap: () => void }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      className={classes.unmap ?? ''}
      aria-label={actions.mapOf(actions.unmap, lineName(line))}
      onClick={onUnmap}
    >
      {actions.unmap}
    </Button>
  )
}

/** Which product it is, or that nobody knows for sure. */
function Product({ line }: { line: OrderLine }) {
  if (line.kind !== 'goods') return <span className={classes.dim}>{words.lineKinds[line.kind]}</span>
  if (line.sku === null) {
    return (
      <span className={classes.doubt}>
        <IconQuestionMark size={14} stroke={2} aria-hidden />
        {words.unknownProduct(line.skuText)}
      </span>
    )
  }
  return (
    <>
      <Link href={paths.stockOf(line.sku)} className={classes.sku}>
        {line.sku}
      </Link>
      {line.mapping === 'guessed' && (
        <span className={classes.doubt}>
          <IconQuestionMark size={14} stroke={2} aria-hidden />
          {words.guessed}
        </span>
      )}
    </>
  )
}

/** Where what is reserved stands. Of a kit each component says its own. */
function Origin({ line, warehouses }: { line: OrderLine; warehouses: Names }) {
  const isKit = line.demand.some(({ sku, quantity }) => sku !== line.sku || quantity > 1)
  const parts = line.demand.map(({ sku, quantity }) => words.part(quantity, sku)).join(', ')
  return (
    <>
      {isKit && line.demand.length > 0 && <span className={classes.dim}>{words.kitOf(parts)}</span>}
      {line.allocations.map(({ sku, warehouse, quantity }) => (
        <span key={`${warehouse} ${sku}`} className={classes.dim}>
          {words.from(quantity, warehouses.of(warehouse), isKit ? sku : null)}
        </span>
      ))}
    </>
  )
}

/** Goods are counted; what is no goods has nothing to count. */
function HowFar({ line }: { line: OrderLine }) {
  if (line.kind !== 'goods') return null
  return line.quantity === 0 ? <p className={classes.off}>{words.lineOff}</p> : <Counts line={line} />
}

function Counts({ line }: { line: OrderLine }) {
  const counts = [
    [words.ordered, line.quantity, false],
    [words.reserved, line.allocated, false],
    [words.left, line.shipped, false],
    [words.short, line.shortage, line.shortage > 0],
  ] as const
  return (
    <dl className={classes.counts}>
      {counts.map(([label, count, isBad]) => (
        <div key={label} data-none={count === 0 || undefined} data-bad={isBad || undefined}>
          <dt>{label}</dt>
          <dd>
            <Figure text={formatCount(count)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
