import type { Warehouse } from '@fluxori/contract/warehouses/warehouses'
import type { Stock } from '@fluxori/contract/stock/stock'
import { Button } from '@mantine/core'
import { useCallback, useEffect, useMemo } from 'react'
import { serverNow } from '../../../lib/clock/server-clock.ts'
import { prefer, usePreferences } from '../../../lib/device/preferences.ts'
import { formatDate } from '../../../lib/format/format.ts'
import { readable, type LiveRow } from '../../../lib/live/row.ts'
import { stockMessages } from '../../../lib/messages/stock.ts'
import { useQuery } from '../../../lib/navigation/navigation.ts'
import type { SortOrder } from '../../../lib/navigation/use-sort.ts'
import { DataList, ListEnding } from '../../../ui/data-list.tsx'
import { BulkBar, ColumnsMenu, ExportButton, SavedViews } from '../../../ui/list-tools.tsx'
import { detailAddress, listQuery, type ChangeKind } from '../stock-address.ts'
import { StockCard } from './stock-card.tsx'
import { stockColumns, warehouseColumn } from './stock-columns.tsx'
import { stockExport } from './stock-export.ts'
import classes from './stock-list.module.css'

const words = stockMessages
const listId = 'stock'
/** The contract takes no longer list in one change. */
const mostAtOnce = 100

type StockRowsProps = Readonly<{
  rows: readonly LiveRow<Stock>[]
  warehouses: readonly Warehouse[]
  openId: string | undefined
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  onChange: ((kind: ChangeKind, skus: readonly string[]) => void) | null
  sort: SortOrder
  onSort: (sort: SortOrder) => void
  onEnd?: () => void
  /** How many there are, in words. */
  total: string | null
  ending: string
}>

/** Each warehouse's own column waits to be asked for. */
function useHiddenAtFirst(warehouses: readonly Warehouse[]) {
  const chosen = usePreferences(({ hiddenColumns }) => listId in hiddenColumns)
  useEffect(() => {
    if (chosen || warehouses.length === 0) return
    const { hiddenColumns } = usePreferences.getState()
    prefer({ hiddenColumns: { ...hiddenColumns, [listId]: warehouses.map(({ id }) => warehouseColumn(id)) } })
  }, [chosen, warehouses])
}

/** Stock as a table or cards, and what can be done with the rows that are chosen. */
export function StockRows(props: StockRowsProps) {
  const { rows, warehouses, openId, chosen, onChosen, onChange, sort, onSort, onEnd, total, ending } = props
  const [query] = useQuery()
  const kept = listQuery(query).toString()
  const warehouse = warehouses.find(({ id }) => id === query.get('warehouse'))
  const at = warehouse?.id ?? null
  useHiddenAtFirst(warehouses)
  const onAdjust = useMemo(
    () => (onChange === null ? null : (sku: string) => onChange('adjust', [sku])),
    [onChange],
  )
  const columns = useMemo(() => stockColumns({ warehouses, at, onAdjust }), [warehouses, at, onAdjust])
  const card = useCallback((stock: Stock) => <StockCard stock={stock} at={at} />, [at])
  const hrefOf = useCallback((stock: Stock) => detailAddress(stock.sku, new URLSearchParams(kept)), [kept])
  const selection = useMemo(
    () => (onChange === null ? undefined : { chosen, onChange: onChosen, nameOf: words.choose }),
    [chosen, onChosen, onChange],
  )
  const listed = useMemo(() => readable(rows), [rows])
  const exported = useMemo(() => stockExport(warehouses), [warehouses])
  return (
    <>
      <div className={classes.tools}>
        <span className={classes.total}>{total}</span>
        <SavedViews page={listId} />
        <ColumnsMenu list={listId} columns={columns} />
        <ExportButton
          name={`${words.title} ${formatDate(new Date(serverNow()).toISOString())}`}
          columns={exported}
          rows={listed}
        />
      </div>
      {warehouse !== undefined && <p className={classes.note}>{words.ofWarehouse(warehouse.name)}</p>}
      <DataList
        id={listId}
        label={words.listLabel}
        rows={rows}
        columns={columns}
        card={card}
        hrefOf={hrefOf}
        openId={openId}
        narrow={openId !== undefined}
        sort={sort}
        onSort={onSort}
        {...(selection === undefined ? {} : { selection })}
        versionOf={versionOf}
        {...(onEnd === undefined ? {} : { onEnd })}
        ending={<ListEnding text={ending} />}
      />
      {onChange !== null && (
        <Chosen chosen={chosen} stock={listed} onClear={() => onChosen(new Set())} onChange={onChange} />
      )}
    </>
  )
}

const versionOf = ({ lastMovement, available, shortage }: Stock) =>
  `${lastMovement?.seq} ${available} ${shortage}`

type ChosenProps = Readonly<{
  chosen: ReadonlySet<string>
  stock: readonly Stock[]
  onClear: () => void
  onChange: (kind: ChangeKind, skus: readonly string[]) => void
}>

const changes = [
  ['receive', words.actions.receiveThese],
  ['transfer', words.actions.transferThese],
  ['count', words.actions.countThese],
] as const

/** A kit is never part of a change: it has no stock of its own. */
function Chosen({ chosen, stock, onClear, onChange }: ChosenProps) {
  if (chosen.size === 0) return null
  const kits = new Set(stock.filter(({ isKit }) => isKit).map(({ sku }) => sku))
  const skus = [...chosen].filter((sku) => !kits.has(sku))
  const tooMany = skus.length > mostAtOnce
  return (
    <BulkBar count={chosen.size} onClear={onClear}>
      {changes.map(([kind, label]) => (
        <Button
          key={kind}
          size="xs"
          variant="default"
          disabled={skus.length === 0 || tooMany}
          {...(tooMany ? { title: words.actions.atMost(mostAtOnce) } : {})}
          onClick={() => onChange(kind, skus)}
        >
          {label(skus.length)}
        </Button>
      ))}
      {tooMany && <span>{words.actions.atMost(mostAtOnce)}</span>}
    </BulkBar>
  )
}
