/** A field that a document asks for. `fields` is null for a scalar. */
export type Field = Readonly<{
  name: string
  args: Readonly<Record<string, unknown>>
  directives: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  fields: readonly Field[] | null
}>

type Variables = Readonly<Record<string, unknown>>
type Fragments = ReadonlyMap<string, readonly Field[]>

/** What is being read, and how far. */
type Reader = { readonly tokens: readonly string[]; at: number; readonly variables: Variables }

/**
 * Reads the part of GraphQL that an API client writes: one operation, named and inline fragments, arguments,
 * variables, directives. No aliases. Throws a SyntaxError on anything else.
 */
export function parseDocument(text: string, variables: Variables): readonly Field[] {
  const tokens = text.match(/"(?:[^"\\\n]|\\.)*"|\.\.\.|[$]?[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[^\s,]/g) ?? []
  // Fragments may stand after their use and nest: each pass fills in one more level.
  const once = definitions({ tokens, at: 0, variables }, new Map())
  const twice = definitions({ tokens, at: 0, variables }, once.fragments)
  return definitions({ tokens, at: 0, variables }, twice.fragments).operation
}

function definitions(
  reader: Reader,
  known: Fragments,
): { operation: readonly Field[]; fragments: Fragments } {
  const fragments = new Map<string, readonly Field[]>()
  let operation: readonly Field[] = []
  while (reader.at < reader.tokens.length) {
    const kind = peek(reader) === '{' ? 'query' : next(reader)
    if (!['query', 'mutation', 'fragment'].includes(kind)) throw unexpected(kind)
    const name = ['{', '('].includes(peek(reader)) ? '' : next(reader)
    // Past `on Type`, or past the declared variables: neither matters here.
    if (kind === 'fragment') reader.at += 2
    if (peek(reader) === '(') reader.at = reader.tokens.indexOf(')', reader.at) + 1
    const fields = selections(reader, known)
    if (kind === 'fragment') fragments.set(name, fields)
    else operation = fields
  }
  return { operation, fragments }
}

function selections(reader: Reader, known: Fragments): readonly Field[] {
  expect(reader, '{')
  return until(reader, '}', () => selection(reader, known)).flat()
}

function selection(reader: Reader, known: Fragments): readonly Field[] {
  const name = next(reader)
  if (name === '...') {
    const target = next(reader)
    if (target !== 'on') return known.get(target) ?? []
    next(reader)
    return selections(reader, known)
  }
  const [args, directives] = [argumentsOf(reader), directivesOf(reader)]
  return [{ name, args, directives, fields: peek(reader) === '{' ? selections(reader, known) : null }]
}

function argumentsOf(reader: Reader): Field['args'] {
  if (peek(reader) !== '(') return {}
  next(reader)
  return Object.fromEntries(until(reader, ')', () => namedValue(reader)))
}

function directivesOf(reader: Reader): Field['directives'] {
  const found: Record<string, Field['args']> = {}
  while (peek(reader) === '@') {
    next(reader)
    const name = next(reader)
    found[name] = argumentsOf(reader)
  }
  return found
}

function namedValue(reader: Reader): [string, unknown] {
  const name = next(reader)
  expect(reader, ':')
  return [name, value(reader)]
}

function value(reader: Reader): unknown {
  const token = next(reader)
  if (token === '[') return until(reader, ']', () => value(reader))
  if (token === '{') return Object.fromEntries(until(reader, '}', () => namedValue(reader)))
  if (token.startsWith('$')) return reader.variables[token.slice(1)]
  // Numbers, strings and constants are written as in JSON; any other word is an enum's.
  return /^["\d-]|^(true|false|null)$/.test(token) ? JSON.parse(token) : token
}

function until<T>(reader: Reader, end: string, read: () => T): readonly T[] {
  const found: T[] = []
  while (peek(reader) !== end) {
    if (reader.at >= reader.tokens.length) throw unexpected('end of file')
    found.push(read())
  }
  next(reader)
  return found
}

const peek = ({ tokens, at }: Reader): string => tokens[at] ?? ''
const unexpected = (token: string) => new SyntaxError(`syntax error, unexpected ${token}`)

function next(reader: Reader): string {
  const token = peek(reader)
  reader.at += 1
  return token
}

function expect(reader: Reader, wanted: string): void {
  const token = next(reader)
  if (token !== wanted) throw unexpected(token)
}
