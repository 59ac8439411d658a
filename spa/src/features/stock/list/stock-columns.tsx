import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Stock } from '@fluxori/contract/stock/stock'
import { free, levelIn } from '@fluxori/contract/stock/levels'
import { IconPlusMinus } from '@tabler/icons-react'
import { useAge } from '../../../lib/clock/use-age.ts'
import { formatCount } from '../../../lib/format/format.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { Age } from '../../../ui/age.tsx'
import type { Column } from '../../../ui/data-list.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { levelOf } from '../levels.ts'
import { Marks } from '../marks.tsx'
import classes from './stock-list.module.css'

const words = stockMessages.columns

/** The column of one warehouse's units. */
export const warehouseColumn = (warehouse: string): string => `at:${warehouse}`

type ColumnsOf = Readonly<{
  warehouses: readonly Warehouse[]
  /** Whose levels the columns show; null shows all together. */
  at: string | null
  /** Null when the person may only look. */
  onAdjust: ((sku: string) => void) | null
}>

/** The table's columns. What a warehouse is chosen for is told in the columns that depend on it. */
export function stockColumns({ warehouses, at, onAdjust }: ColumnsOf): readonly Column<Stock>[] {
  const units = (
    id: string,
    label: string,
    value: (stock: Stock) => number,
    optional = true,
  ): Column<Stock> => ({
    id,
    label,
    width: '84px',
    align: 'right',
    optional,
    cell: (stock) => <Units count={stock.isKit ? null : value(stock)} />,
  })
  return [
    { id: 'product', label: words.product, width: 'minmax(220px, 1fr)', sortable: true, cell: productCell },
    units('onHand', words.onHand, (stock) => levelOf(stock, at).onHand, false),
    units('reserved', words.reserved, (stock) => levelOf(stock, at).reserved),
    ...(at === null ? [] : [units('free', words.free, (stock) => free(levelIn(stock, at)), false)]),
    {
      id: 'available',
      label: words.available,
      width: '100px',
      align: 'right',
      sortable: true,
      cell: availableCell,
    },
    {
      id: 'short',
      label: words.short,
      width: '76px',
      align: 'right',
      sortable: true,
      optional: true,
      cell: shortCell,
    },
    {
      id: 'incoming',
      label: words.incoming,
      width: '84px',
      align: 'right',
      optional: true,
      cell: (stock) => <Incoming stock={stock} at={at} />,
    },
    {
      id: 'moved',
      label: words.moved,
      width: '112px',
      align: 'right',
      sortable: true,
      optional: true,
      cell: movedCell,
    },
    ...warehouses.map(({ id, name }) =>
      units(warehouseColumn(id), words.at(name), (stock) => levelIn(stock, id).onHand),
    ),
    ...(onAdjust === null ? [] : [adjustColumn(onAdjust)]),
  ]
}

const adjustColumn = (onAdjust: (sku: string) => void): Column<Stock> => ({
  id: 'adjust',
  label: stockMessages.actions.adjust,
  width: '48px',
  align: 'right',
  cell: ({ isKit, sku }) =>
    isKit ? null : (
      <button
        type="button"
        className={classes.adjust}
        aria-label={stockChangeMessages.adjust.title(sku)}
        onClick={() => onAdjust(sku)}
      >
        <IconPlusMinus size={16} stroke={1.7} aria-hidden />
      </button>
    ),
})

const productCell = (stock: Stock) => (
  <span className={classes.product}>
    <span className={classes.name}>
      <strong className={classes.title}>{stock.title === '' ? stock.sku : stock.title}</strong>
      <Marks stock={stock} />
    </span>
    {stock.title !== '' && <span className={classes.sku}>{stock.sku}</span>}
  </span>
)

const availableCell = ({ available }: Stock) => (
  <strong className={classes.available}>
    <Figure text={formatCount(available)} />
  </strong>
)

const shortCell = ({ shortage }: Stock) => (
  <span className={shortage === 0 ? classes.dim : classes.short}>
    <Figure text={formatCount(shortage)} />
  </span>
)

const movedCell = ({ lastMovement }: Stock) => <Moved at={lastMovement?.at ?? null} />

/** A count that is quiet where there is nothing; null for what has none of its own. */
function Units({ count }: { count: number | null }) {
  if (count === null) return <span className={classes.dim}>{stockMessages.none}</span>
  return (
    <span className={count === 0 ? classes.dim : undefined}>
      <Figure text={formatCount(count)} />
    </span>
  )
}

function Incoming({ stock, at }: { stock: Stock; at: string | null }) {
  if (stock.isKit) return <Units count={null} />
  const { incoming, inTransit } = levelOf(stock, at)
  return (
    <span title={stockMessages.incomingHint(incoming, inTransit)}>
      <Units count={incoming + inTransit} />
    </span>
  )
}

function Moved({ at }: { at: string | null }) {
  const age = useAge()
  return <span className={classes.dim}>{at === null ? stockMessages.neverMoved : <Age {...age(at)} />}</span>
}
