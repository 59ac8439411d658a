import type { Finding } from './finding.ts'
import type { Placed } from './folder.ts'
import type { Attribute, Block } from './hcl-body.ts'
import { providerSchema, type Argument, type Schema } from './provider-schema.ts'

/** What Terraform itself takes in every resource and data source. */
const metaArguments = ['count', 'depends_on', 'for_each', 'provider']
const metaBlocks = ['connection', 'lifecycle', 'provisioner']

type Arguments = ReadonlyMap<string, Argument>
type Found = Readonly<{ line: number; message: string }>

/** What a resource or data source says that the provider does not know, or leaves out that it must have. */
export function checkResource({ file, block }: Placed): readonly Finding[] {
  const [type = ''] = block.labels
  const schema = providerSchema(block.type === 'data' ? 'data' : 'resource', type)
  const kind = block.type === 'data' ? 'data source' : 'resource'
  const found =
    schema === null
      ? [{ line: block.line, message: `the google provider has no ${kind} ${type}` }]
      : checkOuter(type, block, schema)
  return found.map(({ line, message }) => ({ file, line, message }))
}

function checkOuter(type: string, block: Block, schema: Schema): readonly Found[] {
  const own = {
    ...block,
    attributes: block.attributes.filter(({ name }) => !metaArguments.includes(name)),
    blocks: block.blocks.filter((inner) => !metaBlocks.includes(inner.type)),
  }
  const computed = own.attributes.filter(
    ({ name }) => name === 'id' || (!schema.arguments.has(name) && schema.hasAttribute(name)),
  )
  const rest = { ...own, attributes: own.attributes.filter((attribute) => !computed.includes(attribute)) }
  return [
    ...computed.map(({ name, line }) => ({
      line,
      message: `${type}: ${name} is made by Google and cannot be given`,
    })),
    ...checkInner(type, rest, schema.arguments),
  ]
}

function checkInner(at: string, block: Block, known: Arguments): readonly Found[] {
  const blocks = block.blocks.map(undynamic)
  const given = [...block.attributes.map(({ name }) => name), ...blocks.map(({ type }) => type)]
  const missing = [...known].filter(([name, { required }]) => required && !given.includes(name))
  return [
    ...missing.map(([name]) => ({ line: block.line, message: `${at}: ${name} is required` })),
    ...block.attributes.flatMap((attribute) => checkAttribute(at, attribute, known)),
    ...blocks.flatMap((inner) => checkBlock(at, inner, known)),
    ...repeated(at, block.blocks, known),
  ]
}

function checkAttribute(at: string, { name, line, text }: Attribute, known: Arguments): readonly Found[] {
  const argument = known.get(name)
  if (argument === undefined) return [{ line, message: `${at}: there is no argument ${name}` }]
  const { shape, words } = argument
  if (typeof shape === 'object') return [{ line, message: `${at}: ${name} is a block, not an argument` }]
  if (!mayBe(shape, text)) return [{ line, message: `${at}: ${name} must be a ${shape}` }]
  const literal = /^"([^"$%]*)"$/.exec(text)?.[1]
  return literal === undefined || words.length === 0 || words.includes(literal)
    ? []
    : [{ line, message: `${at}: ${name} cannot be "${literal}", only ${words.join(', ')}` }]
}

function checkBlock(at: string, block: Block, known: Arguments): readonly Found[] {
  const { type, line } = block
  const argument = known.get(type)
  if (argument === undefined) return [{ line, message: `${at}: there is no block ${type}` }]
  const { shape } = argument
  if (typeof shape !== 'object') return [{ line, message: `${at}: ${type} is an argument, not a block` }]
  return checkInner(`${at}.${type}`, block, shape.arguments)
}

/** Blocks that stand twice where the provider takes one. A dynamic one counts as one. */
const repeated = (at: string, blocks: readonly Block[], known: Arguments): readonly Found[] =>
  blocks.flatMap(({ type, line }, index) => {
    const shape = known.get(type)?.shape
    const first = blocks.findIndex((other) => other.type === type) === index
    return first || typeof shape !== 'object' || shape.many
      ? []
      : [{ line, message: `${at}: ${type} can stand only once` }]
  })

/** A `dynamic` block as the block that it makes. */
function undynamic(block: Block): Block {
  const [type] = block.labels
  const content = block.blocks.find((inner) => inner.type === 'content')
  return block.type === 'dynamic' && type !== undefined && content !== undefined
    ? { ...content, type, labels: [] }
    : block
}

/** Whether a literal can be taken for the shape; what is not a literal may be anything. */
function mayBe(shape: Exclude<Argument['shape'], object>, text: string): boolean {
  const isList = text.startsWith('[')
  const isMap = text.startsWith('{')
  const isScalar = /^("[^"$%]*"|-?\d+|true|false)$/.test(text)
  switch (shape) {
    case 'list':
      return !isScalar && !isMap
    case 'map':
      return !isScalar && (!isList || / for /.test(text))
    case 'number':
      return !isList && !isMap && !/^("[^"$%]*\D[^"$%]*"|true|false)$/.test(text)
    case 'boolean':
      return !isList && !isMap && !/^("(?!true"|false")[^"$%]*"|-?\d+)$/.test(text)
    case 'string':
      return !isList && !isMap
  }
}
