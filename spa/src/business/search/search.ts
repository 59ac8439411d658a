import type { Icon } from '@tabler/icons-react'
import { hasWords } from './words.ts'

/** A record that was found, and the screen that shows it. */
export type Found = Readonly<{ key: string; label: string; detail: string; to: string }>

/** What the command palette finds of one collection by whole words. */
export type Search = Readonly<{
  title: string
  Icon: Icon
  /** What a person types names one of them, as a SKU does: they stand before those of which many fit. */
  namesOne: boolean
  /** At most so many, asked of the server once. */
  find: (merchant: string, text: string, most: number) => Promise<readonly Found[]>
}>

type Searched<T> = Omit<Search, 'find'> &
  Readonly<{
    /** Documents with the condition of the search words; each feature states its query whole, so that its index follows. */
    query: (merchant: string, text: string, most: number) => Promise<readonly T[]>
    shown: (found: T) => Found
  }>

/** A search of a collection whose documents hold their search words. */
export const searchOf = <T extends Readonly<{ words: readonly string[] }>>({
  query,
  shown,
  ...search
}: Searched<T>): Search => ({
  ...search,
  find: async (merchant, text, most) =>
    (await query(merchant, text, most)).filter(({ words }) => hasWords(words, text)).map(shown),
})
