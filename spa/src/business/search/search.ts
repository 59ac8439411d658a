import type { DocumentKind } from '@fluxori/contract/kernel'
import type { Icon } from '@tabler/icons-react'
import type { z } from 'zod'
import { findOnce } from '../../lib/live/find.ts'
import { hasWords, searchCondition } from './words.ts'

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

type Searched<S extends z.ZodType<Readonly<{ words: readonly string[] }>>> = Omit<Search, 'find'> &
  Readonly<{
    of: DocumentKind<S>
    orderBy: readonly [field: string, direction: 'asc' | 'desc']
    shown: (found: z.output<S>) => Found
  }>

/** A search of a collection whose documents hold their search words. */
export const searchOf = <S extends z.ZodType<Readonly<{ words: readonly string[] }>>>({
  of,
  orderBy,
  shown,
  ...search
}: Searched<S>): Search => ({
  ...search,
  find: async (merchant, text, most) => {
    const condition = searchCondition(text)
    if (condition === null) return []
    const found = await findOnce(of, { merchant }, { where: [condition], orderBy, limit: most })
    return found.filter(({ words }) => hasWords(words, text)).map(shown)
  },
})
