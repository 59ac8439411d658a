/** A line or a stack of bars. `tone` numbers its colour; `previous` is what it is compared with, drawn quietly. */
export type Series = Readonly<{
  label: string
  tone: 0 | 1 | 2 | 3 | 4 | 5 | 'previous'
  /** One for each label; null where there is none. */
  values: readonly (number | null)[]
}>

export type ChartProps = Readonly<{
  title: string
  kind: 'bars' | 'line' | 'steps'
  /** What stands along the bottom, in words. */
  labels: readonly string[]
  series: readonly Series[]
  stacked?: boolean
  /** A value in words, exact. */
  format: (value: number) => string
  /** A value on the axis, where there is little room. */
  formatShort?: (value: number) => string
  /** A value in a file, where it differs. */
  forExport?: (value: number) => number
  height?: number
  /** Opens what made one point: its place among the labels. */
  onOpen?: (index: number) => void
}>
