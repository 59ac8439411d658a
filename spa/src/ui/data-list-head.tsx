import { Checkbox, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { LiveRow } from '../lib/live/row.ts'
import { messages } from '../lib/messages.ts'
import type { SortOrder } from '../lib/navigation/use-sort.ts'
import classes from './data-list.module.css'

const words = messages.frame.list

/** A column: its heading, how wide it is (a CSS grid track), and what a row has in it. */
export type Column<T> = Readonly<{
  id: string
  label: string
  width: string
  align?: 'right'
  cell: (row: T) => ReactNode
  /** The list can be sorted by it. */
  sortable?: boolean
  /** It may be hidden by the person. */
  optional?: boolean
}>

export type Selection = Readonly<{
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  /** What a row is called, for who does not see it. */
  nameOf: (id: string) => string
}>

type HeadProps<T> = Readonly<{
  columns: readonly Column<T>[]
  rows: readonly LiveRow<T>[]
  sort: SortOrder | undefined
  onSort: ((sort: SortOrder) => void) | undefined
  selection: Selection | undefined
}>

/** The headings of a list that stands in columns: what it is sorted by, and choosing all of it. */
export function DataListHead<T>({ columns, sort, onSort, selection, rows }: HeadProps<T>) {
  const all = selection !== undefined && rows.length > 0 && rows.every(({ id }) => selection.chosen.has(id))
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.row}>
        {selection !== undefined && (
          <div role="columnheader" className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={words.chooseAll}
              checked={all}
              indeterminate={!all && selection.chosen.size > 0}
              onChange={() => selection.onChange(new Set(all ? [] : rows.map(({ id }) => id)))}
            />
          </div>
        )}
        {columns.map(({ id, label, align, sortable }) => {
          const direction = sort?.by === id ? sort.direction : null
          return (
            <div
              key={id}
              role="columnheader"
              className={classes.cell}
              data-align={align}
              {...(sortable === true
                ? { 'aria-sort': direction === null ? 'none' : (`${direction}ending` as const) }
                : {})}
            >
              {sortable === true && onSort !== undefined ? (
                <UnstyledButton
                  className={classes.sorter ?? ''}
                  onClick={() => onSort({ by: id, direction: direction === 'asc' ? 'desc' : 'asc' })}
                >
                  {label}
                  {direction === 'asc' && <IconArrowUp size={14} aria-hidden />}
                  {direction === 'desc' && <IconArrowDown size={14} aria-hidden />}
                </UnstyledButton>
              ) : (
                label
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
