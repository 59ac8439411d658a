import { stock, type Stock } from '@fluxori/contract/stock/stock'
import { CloseButton } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLiveDocument, valueOf } from '../../../lib/live/use-live.ts'
import { stockChangeMessages } from '../../../lib/messages/stock-changes.ts'
import { useMerchantId } from '../../../lib/session/session.ts'
import { LiveRegion } from '../../../ui/live-region.tsx'
import type { Line } from './changes.ts'
import classes from './lines.module.css'
import { QuickAdd } from './quick-add.tsx'
import { Stepper } from './stepper.tsx'

const words = stockChangeMessages

/** A SKU's stock as it stands now. `fresh`: the server stands behind it. */
export type LineStock = Readonly<{ stock: Stock; fresh: boolean }>

type LinesProps<L extends Line> = Readonly<{
  lines: readonly L[]
  least: 0 | 1
  /** What has the focus when the form opens: the field that adds, or the units of the first line. */
  begin: 'add' | 'first'
  unitsLabel: (sku: string) => string
  /** What is wrong, by field. */
  errors: Readonly<Record<string, ReactNode>>
  onLines: (lines: readonly L[]) => void
  /** The list with one more of a SKU. */
  add: (lines: readonly L[], stock: Stock) => readonly L[]
  /** What a person should know of a line while counting units: live. */
  note: (line: L, stock: Stock) => ReactNode
  /** Called when a line's stock is known, and when it has changed. */
  onStock?: (index: number, known: LineStock) => void
}>

/** SKUs and their units, the newest first. */
export function Lines<L extends Line>({ lines, errors, onLines, add, begin, ...props }: LinesProps<L>) {
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const change = (index: number, units: number | string) =>
    onLines(lines.map((line, place) => (place === index ? { ...line, units } : line)))
  return (
    <div className={classes.lines}>
      <QuickAdd
        field={field}
        error={textOf(errors['lines'])}
        autoFocus={begin === 'add'}
        onAdd={(found) => {
          const next = add(lines, found)
          onLines(next)
          const units = next.find(({ sku }) => sku === found.sku)?.units
          setSaid(words.add.added(found.sku, Number(units)))
        }}
      />
      <LiveRegion text={said} />
      {lines.length > 0 && (
        <ul className={classes.list}>
          {lines.map((line, index) => (
            <LineRow
              key={line.sku}
              {...props}
              line={line}
              index={index}
              autoFocus={begin === 'first' && index === 0}
              error={textOf(errors[`lines.${index}.units`])}
              onUnits={(units) => change(index, units)}
              onRemove={() => {
                onLines(lines.filter(({ sku }) => sku !== line.sku))
                field.current?.focus()
              }}
              onEnter={() => field.current?.focus()}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

const textOf = (error: ReactNode): string | undefined => (typeof error === 'string' ? error : undefined)

type LineRowProps<L extends Line> = Pick<LinesProps<L>, 'least' | 'unitsLabel' | 'note' | 'onStock'> &
  Readonly<{
    line: L
    index: number
    autoFocus: boolean
    error: string | undefined
    onUnits: (units: number | string) => void
    onRemove: () => void
    onEnter: () => void
  }>

function LineRow<L extends Line>({ line, index, note, onStock, ...props }: LineRowProps<L>) {
  const live = useLiveDocument(stock, { merchant: useMerchantId(), sku: line.sku })
  const value = valueOf(live)
  const fresh = live.status === 'live' && !live.fromCache
  const newest = useRef(onStock)
  newest.current = onStock
  useEffect(() => {
    if (value !== null) newest.current?.(index, { stock: value, fresh })
  }, [index, value, fresh])
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <strong>{value === null || value.title === '' ? line.sku : value.title}</strong>
        {value !== null && value.title !== '' && <span className={classes.quiet}>{line.sku}</span>}
        {live.status === 'live' && value === null && <span className={classes.bad}>{words.gone}</span>}
        {value !== null && (
          <span className={classes.note}>
            {value.isKit ? <span className={classes.bad}>{words.add.kit}</span> : note(line, value)}
          </span>
        )}
      </div>
      <div className={classes.units}>
        <Stepper
          label={props.unitsLabel(line.sku)}
          fewerLabel={words.fewer(line.sku)}
          moreLabel={words.more(line.sku)}
          value={line.units}
          least={props.least}
          autoFocus={props.autoFocus}
          error={props.error}
          onChange={props.onUnits}
          onEnter={props.onEnter}
        />
      </div>
      <CloseButton size={44} iconSize={18} aria-label={words.remove(line.sku)} onClick={props.onRemove} />
    </li>
  )
}
