import { afterComment, afterString, heredocAt, lineAt } from './hcl-text.ts'

/** `name = text`, where it stands. */
export type Attribute = Readonly<{ name: string; line: number; text: string; textLine: number }>

export type Block = Readonly<{
  type: string
  labels: readonly string[]
  line: number
  /** The block as it is written. */
  text: string
  attributes: readonly Attribute[]
  blocks: readonly Block[]
}>

type Read<T> = Readonly<{ value: T; after: number }>

/**
 * The blocks and attributes of a Terraform file with their lines, which no JSON of it keeps. Expects a file that
 * Terraform's own grammar has accepted; expressions stay text.
 */
export function readBody(text: string): Pick<Block, 'attributes' | 'blocks'> {
  return body(text, 0).value
}

function body(text: string, from: number): Read<Pick<Block, 'attributes' | 'blocks'>> {
  const attributes: Attribute[] = []
  const blocks: Block[] = []
  let at = afterSpace(text, from)
  while (at < text.length && text[at] !== '}') {
    const attribute = attributeAt(text, at)
    if (attribute === null) {
      const block = blockAt(text, at)
      blocks.push(block.value)
      at = block.after
    } else {
      attributes.push(attribute.value)
      at = attribute.after
    }
    at = afterSpace(text, at)
  }
  return { value: { attributes, blocks }, after: at + 1 }
}

function attributeAt(text: string, at: number): Read<Attribute> | null {
  const head = /^([\w-]+)\s*=(?!=)[ \t]*/.exec(text.slice(at, at + 200))
  if (head?.[1] === undefined) return null
  const begins = at + head[0].length
  const after = afterExpression(text, begins)
  return {
    value: {
      name: head[1],
      line: lineAt(text, at),
      text: text.slice(begins, after).trim(),
      textLine: lineAt(text, begins),
    },
    after,
  }
}

function blockAt(text: string, at: number): Read<Block> {
  const open = text.indexOf('{', at)
  const head = text.slice(at, open)
  const [type = '', ...labels] = [...head.matchAll(/"([^"]*)"|([\w-]+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  if (open === -1 || type === '')
    throw new SyntaxError(`no block and no attribute in line ${lineAt(text, at)}`)
  const inner = body(text, open + 1)
  const written = text.slice(at, inner.after)
  return {
    value: { type, labels, line: lineAt(text, at), text: written, ...inner.value },
    after: inner.after,
  }
}

/** An expression ends where its line does, outside all brackets, or at the bracket that closes the block it is in. */
function afterExpression(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const letter = text[at] ?? ''
    if (depth === 0 && (letter === '\n' || letter === '}')) return at
    const comment = afterComment(text, at)
    const skipped = letter === '"' ? afterString(text, at) : (comment ?? heredocAt(text, at)?.ends)
    if (skipped !== undefined) {
      if (comment !== null && depth === 0 && text[at + 1] !== '*') return at
      at = skipped
      continue
    }
    if ('([{'.includes(letter)) depth += 1
    if (')]}'.includes(letter)) depth -= 1
    at += 1
  }
  return at
}

function afterSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const comment = afterComment(text, at)
    if (comment !== null) at = comment
    else if (/[\s,]/.test(text[at] ?? '.')) at += 1
    else return at
  }
}
