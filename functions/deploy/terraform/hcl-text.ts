/** The line, counted from 1, that an offset of a text lies in. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The offset after the string literal that opens at `from`, interpolations included. */
export function afterString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length) {
    if (text[at] === '"') return at + 1
    if (text[at] === '\\') at += 2
    else if (isTemplateEscape(text, at)) at += 3
    else if (isTemplate(text, at)) at = afterTemplate(text, at)
    else at += 1
  }
  return at
}

/** Whether an interpolation or a directive opens at the offset. */
export const isTemplate = (text: string, at: number): boolean =>
  (text[at] === '$' || text[at] === '%') && text[at + 1] === '{'

/** Whether the offset opens `$${` or `%%{`: those two characters as they are, not an interpolation. */
export const isTemplateEscape = (text: string, at: number): boolean =>
  text.startsWith('$${', at) || text.startsWith('%%{', at)

/** The offset after the interpolation that opens at `from`. */
export function afterTemplate(text: string, from: number): number {
  let depth = 0
  let at = from + 1
  while (at < text.length) {
    if (text[at] === '"') {
      at = afterString(text, at)
      continue
    }
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    at += 1
    if (depth === 0) return at
  }
  return at
}

/** The offset after the comment that opens at `from`, before its line ends; null when none opens there. */
export function afterComment(text: string, from: number): number | null {
  if (text[from] === '#' || text.startsWith('//', from)) return endOf(text, '\n', from, 0)
  return text.startsWith('/*', from) ? endOf(text, '*/', from + 2, 2) : null
}

/** The here-document that opens at `from`: where its text begins and where it is over; null when none opens there. */
export function heredocAt(text: string, from: number): Readonly<{ begins: number; ends: number }> | null {
  const word = /^<<-?(\w+)\n/.exec(text.slice(from, from + 80))
  if (word?.[1] === undefined) return null
  const begins = from + word[0].length
  const end = new RegExp(`^[ \\t]*${word[1]}$`, 'm').exec(text.slice(begins))
  return { begins, ends: end === null ? text.length : begins + end.index + end[0].length }
}

function endOf(text: string, mark: string, from: number, extra: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found + extra
}
