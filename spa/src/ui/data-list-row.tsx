import { useMemo, type MouseEvent, type ReactNode } from 'react'
import type { LiveRow } from '../lib/live/row.ts'
import { Link, useGo } from '../lib/navigation/navigation.ts'
import { BrokenRow } from './broken-row.tsx'
import type { Column } from './data-list-head.tsx'
import classes from './data-list.module.css'
import { useTint } from './use-change-motion.ts'

/** Chooses a row, or with Shift all rows from the one chosen before to this one. */
export type Choose = (id: string, range: boolean) => void

export type ListRowProps<T> = Readonly<{
  row: LiveRow<T>
  index: number
  columns: readonly Column<T>[]
  asTable: boolean
  isOpen: boolean
  atCursor: boolean
  chosen: boolean | undefined
  choose: Choose
  nameOf: ((id: string) => string) | undefined
  card: (row: T) => ReactNode
  hrefOf: (row: T) => string
  versionOf: ((row: T) => string) | undefined
  isFresh: ((row: T) => boolean) | undefined
}>

/** Rows stay the same objects while their documents do, so that a change draws one row, not the list. */
export function DataListRow<T>({ row, ...props }: ListRowProps<T>) {
  const { columns, asTable, index, isOpen, atCursor, chosen, choose, nameOf } = props
  const { card, hrefOf, versionOf, isFresh } = props
  return useMemo(() => {
    const rest = { columns, asTable, index, isOpen, atCursor, chosen, choose, nameOf }
    if (!('broken' in row)) {
      return <Whole {...{ ...rest, card, hrefOf, versionOf, isFresh }} id={row.id} value={row.value} />
    }
    return (
      <div className={classes.broken} {...(asTable ? { role: 'row', 'aria-rowindex': index + 2 } : {})}>
        <div {...(asTable ? { role: 'cell', 'aria-colspan': columns.length } : {})}>
          <BrokenRow row={row} />
        </div>
      </div>
    )
  }, [
    row,
    columns,
    asTable,
    index,
    isOpen,
    atCursor,
    chosen,
    choose,
    nameOf,
    card,
    hrefOf,
    versionOf,
    isFresh,
  ])
}

function Whole<T>({
  id,
  value,
  ...props
}: Omit<ListRowProps<T>, 'row'> & Readonly<{ id: string; value: T }>) {
  const { columns, asTable, isOpen, atCursor, chosen, index } = props
  const go = useGo()
  const href = props.hrefOf(value)
  const tinted = useTint<HTMLDivElement>(props.versionOf?.(value) ?? '', props.isFresh?.(value) ?? false)
  const follow = (event: MouseEvent) => {
    const inside = event.target instanceof Element && event.target.closest('a, button, input, label') !== null
    if (!inside && getSelection()?.isCollapsed !== false) go(href)
  }
  const marks = {
    'data-id': id,
    'data-open': isOpen || undefined,
    'data-cursor': atCursor || undefined,
    'data-chosen': chosen === true || undefined,
  }
  const check = chosen !== undefined && (
    <input
      type="checkbox"
      className={classes.tick}
      checked={chosen}
      aria-label={props.nameOf?.(id)}
      onChange={() => undefined}
      onClick={(event) => props.choose(id, event.shiftKey)}
    />
  )
  if (!asTable) {
    return (
      <div ref={tinted} className={classes.card} {...marks} onClick={follow}>
        {check !== false && <div className={classes.check}>{check}</div>}
        <Link href={href} className={classes.main} data-main aria-current={isOpen ? 'true' : undefined}>
          {props.card(value)}
        </Link>
      </div>
    )
  }
  return (
    <div
      ref={tinted}
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      {...marks}
      onClick={follow}
    >
      {check !== false && (
        <div role="cell" className={classes.check}>
          {check}
        </div>
      )}
      {columns.map(({ id: column, align, cell }, place) => (
        <div key={column} role="cell" className={classes.cell} data-align={align}>
          {place === 0 ? (
            <Link href={href} className={classes.main} data-main aria-current={isOpen ? 'true' : undefined}>
              {cell(value)}
            </Link>
          ) : (
            cell(value)
          )}
        </div>
      ))}
    </div>
  )
}
