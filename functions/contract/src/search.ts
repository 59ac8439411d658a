/** Most words that a document is usually found by, and the longest that is kept. */
const [usualWords, longestWord] = [40, 40]

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The words that a document is found by, in small letters without accents: each text as a whole (a SKU, an order number
 * without its `#`) and its parts of two letters or more. The same function reads what a person types, so that both sides
 * agree. At most `most` words, the first texts' first. No personal data goes in.
 */
export function searchWords(texts: readonly string[], most: number = usualWords): string[] {
  const words = new Set<string>()
  for (const text of texts.map(plain)) {
    const whole = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if (whole !== '' && !/\s/.test(whole)) words.add(whole.slice(0, longestWord))
    for (const part of whole.split(/[^\p{L}\p{N}]+/u)) {
      if (part.length >= 2) words.add(part.slice(0, longestWord))
    }
  }
  return [...words].slice(0, most)
}
