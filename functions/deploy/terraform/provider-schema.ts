import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** An argument of a resource, or a nested block with arguments of its own. */
export type Argument = Readonly<{
  required: boolean
  /** The words a literal may be, where the provider lists them. */
  words: readonly string[]
  shape: 'string' | 'number' | 'boolean' | 'list' | 'map' | Nested
}>

export type Nested = Readonly<{ arguments: ReadonlyMap<string, Argument>; many: boolean }>

/** What can be given to a resource or a data source, and what can be read from it. */
export type Schema = Readonly<{
  arguments: ReadonlyMap<string, Argument>
  hasAttribute: (name: string) => boolean
}>

const library = join(
  dirname(createRequire(import.meta.url).resolve('@cdktf/provider-google/package.json')),
  'lib',
)
const known = new Map<string, Schema | null>()

/**
 * The schema of a resource or data source of the google provider, as the provider's typed bindings for Node declare it;
 * null when there is none by that name. Only the bindings of that one type are read.
 */
export function providerSchema(kind: 'resource' | 'data', type: string): Schema | null {
  const key = `${kind} ${type}`
  const schema = known.get(key) ?? (known.has(key) ? null : readSchema(kind, type))
  known.set(key, schema)
  return schema
}

function readSchema(kind: 'resource' | 'data', type: string): Schema | null {
  const folder = `${kind === 'data' ? 'data-google-' : ''}${type.replace(/^google_/, '').replaceAll('_', '-')}`
  const text = type.startsWith('google_') ? declarations(join(library, folder)) : ''
  const readers = / extends cdktf\.Terraform(?:Resource|DataSource) \{([\s\S]*)/.exec(text)?.[1] ?? ''
  if (!text.includes(`tfResourceType = "${type}"`)) return null
  const interfaces = interfacesIn(text)
  const config = [...interfaces.keys()].find((name) =>
    text.includes(`interface ${name} extends cdktf.TerraformMeta`),
  )
  if (config === undefined) return null
  const readable = new Set([...readers.matchAll(/ get (\w+)\(\)/g)].map(([, name]) => name))
  return { arguments: nested(config, interfaces), hasAttribute: (name) => readable.has(camel(name)) }
}

/** All declarations of one type's folder; empty when there is no such folder. */
function declarations(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.d.ts'))
      .toSorted((a, b) => (a === 'index.d.ts' ? 1 : b === 'index.d.ts' ? -1 : a < b ? -1 : 1))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
  } catch {
    // No such folder: the provider has no such type.
    return ''
  }
}

type Property = Readonly<{ name: string; optional: boolean; type: string; comment: string }>

const interfacesIn = (text: string): ReadonlyMap<string, readonly Property[]> =>
  new Map(
    [...text.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].map(([, name = '', inner = '']) => [
      name,
      [...inner.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)(\?)?: ([^;]+(?:;\s*\})?);/g)].map(
        ([, comment = '', property = '', mark, type = '']) => ({
          name: /\{@link \S+#(\w+) /.exec(comment)?.[1] ?? property,
          optional: mark !== undefined,
          type: type.replace(' | cdktf.IResolvable', ''),
          comment,
        }),
      ),
    ]),
  )

const nested = (
  name: string,
  interfaces: ReadonlyMap<string, readonly Property[]>,
): ReadonlyMap<string, Argument> =>
  new Map(
    (interfaces.get(name) ?? []).map(({ name: argument, optional, type, comment }) => [
      argument,
      { required: !optional, words: wordsIn(comment), shape: shapeOf(type, interfaces) },
    ]),
  )

function shapeOf(type: string, interfaces: ReadonlyMap<string, readonly Property[]>): Argument['shape'] {
  if (type === 'string' || type === 'number' || type === 'boolean') return type
  if (type.startsWith('{')) return 'map'
  const many = type.endsWith('[]')
  const element = many ? type.slice(0, -2) : type
  if (!interfaces.has(element)) return 'list'
  return { arguments: nested(element, interfaces), many }
}

const wordsIn = (comment: string): readonly string[] =>
  [...(/Possible values: \[([^\]]*)\]/.exec(comment)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
    ([, word = '']) => word,
  )

const camel = (name: string): string =>
  name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
