import {
  afterComment,
  afterString,
  afterTemplate,
  heredocAt,
  isTemplate,
  isTemplateEscape,
  lineAt,
} from './hcl-text.ts'

/** A traversal in an expression: `var.region` is `['var', 'region']`; what stands in brackets is left out. */
export type Reference = Readonly<{ parts: readonly string[]; line: number }>

/** Every traversal in an expression that begins in the given line, also inside strings' interpolations and brackets. */
export function referencesIn(expression: string, line: number): readonly Reference[] {
  const code = codeOf(expression)
  return [...code.matchAll(/(?<![\w.\])-])([a-zA-Z_][\w-]*)((?:\.[\w*-]+|\[[^[\]]*\])+)/g)].flatMap(
    (match) => {
      const [, root = '', rest = ''] = match
      const names = rest.replaceAll(/\[[^[\]]*\]/g, '').split('.')
      const here = line + lineAt(code, match.index) - 1
      const inner = [...rest.matchAll(/\[([^[\]]*)\]/g)].flatMap(([, text = '']) => referencesIn(text, here))
      const parts = [root, ...names.filter((name) => name !== '')]
      return parts.length > 1 ? [{ parts, line: here }, ...inner] : inner
    },
  )
}

/** The names that `for` expressions give to what they go through. */
export const forNamesIn = (expression: string): readonly string[] =>
  [...codeOf(expression).matchAll(/\bfor\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b/g)].flatMap(([, ...names]) =>
    names.filter((name) => name !== undefined),
  )

/** The expression with comments and the words of its strings blanked, so that only code is left, in its place. */
function codeOf(text: string): string {
  let code = ''
  let at = 0
  while (at < text.length) {
    const heredoc = heredocAt(text, at)
    const after = text[at] === '"' ? afterString(text, at) : (heredoc?.ends ?? afterComment(text, at))
    const piece = text.slice(at, after ?? at + 1)
    if (after === null) code += piece
    else if (text[at] === '"' || heredoc !== null) code += interpolationsOf(piece)
    else code += blank(piece)
    at = after ?? at + 1
  }
  return code
}

function interpolationsOf(literal: string): string {
  let code = ''
  let at = 0
  while (at < literal.length) {
    const escaped = isTemplateEscape(literal, at)
    const after = !escaped && isTemplate(literal, at) ? afterTemplate(literal, at) : null
    if (after === null) code += blank(literal.slice(at, at + (escaped ? 3 : 1)))
    else code += `  ${codeOf(literal.slice(at + 2, after - 1))} `
    at = after ?? at + (escaped ? 3 : 1)
  }
  return code
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ')
