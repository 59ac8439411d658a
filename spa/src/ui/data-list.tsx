import { VisuallyHidden } from '@mantine/core'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { usePreferences } from '../lib/device/preferences.ts'
import { useMedia } from '../lib/device/use-media.ts'
import type { LiveRow } from '../lib/live/row.ts'
import { usePath } from '../lib/navigation/navigation.ts'
import type { SortOrder } from '../lib/navigation/use-sort.ts'
import { DataListHead, type Column, type Selection } from './data-list-head.tsx'
import { DataListRow, type Choose } from './data-list-row.tsx'
import classes from './data-list.module.css'
import { useListKeys } from './use-list-keys.ts'

export type { Column, Selection } from './data-list-head.tsx'

export type DataListProps<T> = Readonly<{
  /** Names the list, and what the device remembers of it. */
  id: string
  label: string
  rows: readonly LiveRow<T>[]
  columns: readonly Column<T>[]
  /** A row where there is no room for columns. */
  card: (row: T) => ReactNode
  /** Where a row leads; its first column is the link. Keep it stable. */
  hrefOf: (row: T) => string
  /** The row whose detail stands beside the list: it leaves room for cards only. */
  openId?: string | undefined
  narrow?: boolean
  sort?: SortOrder
  onSort?: (sort: SortOrder) => void
  selection?: Selection
  /** Changes when the row changed under the reader's eyes. */
  versionOf?: (row: T) => string
  isFresh?: (row: T) => boolean
  /** Called when the reader comes near the end. */
  onEnd?: () => void
  /** Stands below the last row. */
  ending?: ReactNode
}>

const heights = { comfortable: 52, compact: 38 } as const
/** Rows from the end at which more are asked for. */
const nearEnd = 15
/** What the bars at the top and bottom of the window, and a list's own heading, cover of it. */
const [coveredAbove, coveredBelow] = [104, 72]

/**
 * A list of any length: only the rows in sight are drawn. Columns where there is room, else cards. Rows are walked with
 * `j` and `k`, opened with Enter, chosen with `x` (a range with Shift). A record that does not fit is a row of its own.
 */
export function DataList<T>(props: DataListProps<T>) {
  const { rows, columns, openId, onEnd, selection } = props
  const roomy = useMedia('(min-width: 62em)')
  const density = usePreferences((preferences) => preferences.density)
  const hidden = usePreferences(({ hiddenColumns }) => hiddenColumns[props.id] ?? none)
  const asTable = roomy && props.narrow !== true
  // New columns are new rows, and new keys are new measures: both stay the same while the list scrolls.
  const shown = useMemo(
    () => (asTable ? columns.filter(({ id }) => !hidden.includes(id)) : columns),
    [asTable, columns, hidden],
  )
  const ids = useIds(rows)
  const getItemKey = useCallback((index: number) => ids[index] ?? index, [ids])
  const frame = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    setTop(frame.current === null ? 0 : frame.current.getBoundingClientRect().top + scrollY)
  }, [asTable, rows.length === 0])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (asTable ? heights[density] : 96),
    overscan: 6,
    scrollMargin: top,
    scrollPaddingStart: coveredAbove,
    scrollPaddingEnd: coveredBelow,
    getItemKey,
  })
  const cursor = useListKeys({
    label: props.label,
    ids,
    openId,
    frame,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    selection,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const path = usePath()
  // The row that was just pressed shows it at once; what it opens is drawn after that.
  const pressed = useMemo(
    () =>
      items
        .map(({ index }) => rows[index])
        .find((row) => row !== undefined && 'value' in row && props.hrefOf(row.value).split('?')[0] === path)
        ?.id,
    // Only by another address: the rows come and go while one scrolls.
    [path],
  )
  useEffect(() => {
    if (onEnd !== undefined && rows.length > 0 && last >= rows.length - nearEnd) onEnd()
  }, [onEnd, last, rows.length])
  const seen = useRef(openId)
  useEffect(() => {
    const closed = openId === undefined ? seen.current : undefined
    seen.current = openId
    const index = rows.findIndex(({ id }) => id === (openId ?? closed))
    if (index < 0) return
    // Only where the list is seen. Its rows and the window are measured by the frame after the next.
    return afterFrames(2, () => {
      if (frame.current?.offsetParent == null) return
      virtual.scrollToIndex(index, { align: closed === undefined ? 'auto' : 'center' })
      if (closed !== undefined) focusRow(frame.current, closed)
    })
    // Only when another row is opened or closed: the reader may scroll away from it.
  }, [openId])
  const choose = useChoose(rows, selection)
  const tracks = [...(selection === undefined ? [] : ['36px']), ...shown.map(({ width }) => width)].join(' ')
  return (
    <div
      className={classes.list}
      data-layout={asTable ? 'table' : 'cards'}
      {...(asTable ? { role: 'table', 'aria-rowcount': rows.length + 1 } : { role: 'list' })}
      aria-label={props.label}
      style={{ '--tracks': tracks }}
    >
      {asTable && (
        <DataListHead
          columns={shown}
          rows={rows}
          sort={props.sort}
          onSort={props.onSort}
          selection={selection}
        />
      )}
      <div
        ref={frame}
        {...(asTable ? { role: 'rowgroup' } : { role: 'presentation' })}
        className={classes.rows}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, key, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.place}
              {...(asTable ? { role: 'presentation' } : { role: 'listitem' })}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <DataListRow
                row={row}
                index={index}
                columns={shown}
                asTable={asTable}
                isOpen={row.id === (pressed ?? openId)}
                atCursor={index === cursor}
                chosen={selection?.chosen.has(row.id)}
                choose={choose}
                nameOf={selection?.nameOf}
                card={props.card}
                hrefOf={props.hrefOf}
                versionOf={props.versionOf}
                isFresh={props.isFresh}
              />
            </div>
          )
        })}
      </div>
      {props.ending}
    </div>
  )
}

const none: readonly string[] = []

/** Answers how to keep it from happening. */
function afterFrames(frames: number, happen: () => void): () => void {
  let waiting = requestAnimationFrame(function next() {
    frames -= 1
    if (frames > 0) waiting = requestAnimationFrame(next)
    else happen()
  })
  return () => cancelAnimationFrame(waiting)
}

/** Who closes a row's detail goes on from its row, unless they have gone elsewhere meanwhile. */
const focusRow = (list: HTMLElement, id: string) =>
  afterFrames(2, () => {
    if (document.activeElement !== document.body) return
    list
      .querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [data-main]`)
      ?.focus({ preventScroll: true })
  })

/** The ids of the rows: the same array while they are the same, since a row that only changed keeps its place. */
function useIds(rows: readonly Readonly<{ id: string }>[]): readonly string[] {
  const before = useRef<readonly string[]>([])
  return useMemo(() => {
    const same =
      before.current.length === rows.length && rows.every(({ id }, index) => id === before.current[index])
    if (!same) before.current = rows.map(({ id }) => id)
    return before.current
  }, [rows])
}

/** Choosing a row, or with Shift all rows from the one chosen before to this one. */
function useChoose<T>(rows: readonly LiveRow<T>[], selection: Selection | undefined): Choose {
  const newest = useRef({ rows, selection })
  newest.current = { rows, selection }
  const from = useRef<string | null>(null)
  return useCallback((id, range) => {
    const { rows: all, selection: now } = newest.current
    if (now === undefined) return
    const chosen = new Set(now.chosen)
    const [a, b] = [all.findIndex((row) => row.id === from.current), all.findIndex((row) => row.id === id)]
    if (range && a >= 0 && b >= 0) {
      all.slice(Math.min(a, b), Math.max(a, b) + 1).forEach((row) => chosen.add(row.id))
    } else if (!chosen.delete(id)) chosen.add(id)
    from.current = id
    now.onChange(chosen)
  }, [])
}

/** Says how long the list is, where it ends or goes on. */
export function ListEnding({ text, spoken = false }: Readonly<{ text: string; spoken?: boolean }>) {
  return (
    <p className={classes.ending}>
      {text}
      {spoken && <VisuallyHidden role="status">{text}</VisuallyHidden>}
    </p>
  )
}
