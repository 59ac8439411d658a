import { searchWords } from '@fluxori/contract/search'
import type { Condition } from '../../lib/live/query.ts'

/**
 * The condition with which the server finds documents by what a person typed: the longest of its whole words. Null when
 * nothing can be looked for.
 */
export function searchCondition(text: string): Condition | null {
  const [longest] = searchWords([text]).toSorted((a, b) => b.length - a.length)
  return longest === undefined ? null : ['words', 'array-contains', longest]
}

/** Whether a document that the server found has all the words of the text; the last one may be only begun. */
export function hasWords(words: readonly string[], text: string): boolean {
  return text
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => searchWords([part]).slice(0, 1))
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}
