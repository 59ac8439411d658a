import { formatCount } from '../format/format.ts'

/** `1 unit`, `12 units`. */
export const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

export const units = (count: number): string => counted(count, 'unit', 'units')
