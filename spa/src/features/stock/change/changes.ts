import { AdjustStock, CountStock, ReceiveStock, TransferStock } from '@fluxori/contract/stock/stock'
import { z } from 'zod'

/** What a field for a number holds: text until a number is given. */
const Units = z.union([z.number(), z.string()])

const Line = z.object({ sku: z.string(), units: Units })
export type Line = z.infer<typeof Line>

/** What each form holds while it is filled in; what a contract must find in it comes after. */
export const AdjustValues = z.object({
  warehouse: z.string(),
  state: AdjustStock.shape.state,
  direction: z.enum(['add', 'remove']),
  units: Units,
  reason: z.string(),
})
export type AdjustValues = z.infer<typeof AdjustValues>

export const ReceiveValues = z.object({
  warehouse: z.string(),
  lines: z.array(Line),
  reference: z.string(),
})
export type ReceiveValues = z.infer<typeof ReceiveValues>

export const TransferValues = z.object({
  from: z.string(),
  to: z.string(),
  step: TransferStock.shape.step,
  lines: z.array(Line),
  reference: z.string(),
})
export type TransferValues = z.infer<typeof TransferValues>

const CountLine = Line.extend({
  /** What stood on the shelf when counting began; null until that is known. */
  expected: z.number().nullable(),
})
export type CountLine = z.infer<typeof CountLine>

export const CountValues = z.object({
  warehouse: z.string(),
  lines: z.array(CountLine),
  reference: z.string(),
})
export type CountValues = z.infer<typeof CountValues>

/** The signed difference that the form asks for; zero while it asks for none. */
export const deltaOf = ({ direction, units }: Pick<AdjustValues, 'direction' | 'units'>): number =>
  (direction === 'remove' ? -1 : 1) * numberIn(units) || 0

const numberIn = (units: number | string): number => (typeof units === 'number' ? units : 0)

/** Units on all lines together. */
export const unitsOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { units }) => sum + numberIn(units), 0)

const quantities = (lines: readonly Line[]) => lines.map(({ sku, units }) => ({ sku, quantity: units }))

export const readAdjust = (sku: string, values: AdjustValues) =>
  AdjustStock.safeParse({
    kind: 'adjust',
    sku,
    warehouse: values.warehouse,
    state: values.state,
    delta: typeof values.units === 'number' ? deltaOf(values) : values.units,
    reason: values.reason,
  })

export const readReceive = ({ warehouse, lines, reference }: ReceiveValues) =>
  ReceiveStock.safeParse({ kind: 'receive', warehouse, lines: quantities(lines), reference })

export const readTransfer = ({ lines, ...values }: TransferValues) =>
  TransferStock.safeParse({ kind: 'transfer', ...values, lines: quantities(lines) })

export const readCount = ({ warehouse, lines, reference }: CountValues) =>
  CountStock.safeParse({
    kind: 'count',
    warehouse,
    lines: lines.map(({ sku, units, expected }) => ({ sku, counted: units, expected })),
    reference,
  })

/** A list with one more of a SKU: another unit where it stands already, else a line of its own in front. */
export const withOneMore = <L extends Line>(lines: readonly L[], fresh: L): readonly L[] =>
  lines.some(({ sku }) => sku === fresh.sku)
    ? lines.map((line) => (line.sku === fresh.sku ? { ...line, units: numberIn(line.units) + 1 } : line))
    : [fresh, ...lines]

/** A list with a line for each of these SKUs, those that stand already left as they are. */
export const withLinesFor = <L extends Line>(
  lines: readonly L[],
  skus: readonly string[],
  empty: (sku: string) => L,
): readonly L[] => [...lines, ...skus.filter((sku) => lines.every((line) => line.sku !== sku)).map(empty)]
