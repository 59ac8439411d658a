import { argumentOf, type SourceFile } from './folder.ts'
import { readBody, type Attribute, type Block } from './hcl-body.ts'

/**
 * The same tree for Terraform alone: every resource becomes a `terraform_data` that holds what the resource would be
 * given, and what only the cloud can tell becomes a word for it. So Terraform itself can plan it, with its own judgement of
 * variables, modules and repetitions, where neither the provider nor a cloud account is at hand.
 */
export const rehearsal = (files: readonly SourceFile[]): readonly SourceFile[] =>
  files.map(({ path, text }) => ({ path, text: `${readBody(text).blocks.map(rehearsed).join('\n')}\n` }))

function rehearsed(block: Block): string {
  switch (block.type) {
    case 'variable':
      return block.text
    case 'locals':
      return `locals {\n${block.attributes.map(assignment).join('\n')}\n}`
    case 'output':
      return rehearsedOutput(block)
    case 'module':
      return `module "${block.labels.join()}" {\n${withoutOrder(block).map(assignment).join('\n')}\n}`
    case 'resource':
      return rehearsedResource(block)
    default:
      return ''
  }
}

const withoutOrder = ({ attributes }: Block): readonly Attribute[] =>
  attributes.filter(({ name }) => name !== 'depends_on')

const assignment = ({ name, text }: Attribute): string => `${name} = ${offline(text)}`

const fromCloud = /\b(?:data\.)?google_\w+\.\w+(?:\[[^\]]*\]|\.\w+)*/g

/** An expression with words for what only the cloud can tell: `<google_service_account.self.email>`. */
const offline = (text: string): string =>
  text.replaceAll(fromCloud, (reference) => `"<${reference.replaceAll(/\[[^\]]*\]/g, '')}>"`)

/** An output that works on what only the cloud can tell is one word as a whole. */
function rehearsedOutput(block: Block): string {
  const value = argumentOf(block, 'value') ?? 'null'
  const rest = value.replaceAll(fromCloud, '')
  const kept = rest === '' || rest === value ? offline(value) : '"<made in the cloud>"'
  return `output "${block.labels.join()}" {\nvalue = ${kept}\n}`
}

function rehearsedResource(block: Block): string {
  const [type = '', name = ''] = block.labels
  const repeated = block.attributes.filter((attribute) => ['count', 'for_each'].includes(attribute.name))
  const given = {
    ...block,
    attributes: withoutOrder(block).filter((attribute) => !repeated.includes(attribute)),
    blocks: block.blocks.filter((inner) => inner.type !== 'lifecycle'),
  }
  return [
    `resource "terraform_data" "${type}--${name}" {`,
    ...repeated.map(assignment),
    `input = ${object(given)}`,
    '}',
  ].join('\n')
}

/** Arguments and nested blocks as one object: each kind of block is a list of objects. */
function object({ attributes, blocks }: Pick<Block, 'attributes' | 'blocks'>): string {
  const kinds = [...new Set(blocks.map(kindOf))]
  const lists = kinds.map((kind) => {
    const each = blocks.filter((block) => kindOf(block) === kind).map((block) => made(block))
    return `${kind} = concat(${each.join(', ')})`
  })
  return `{\n${[...attributes.map(assignment), ...lists].join('\n')}\n}`
}

const kindOf = ({ type, labels }: Block): string => (type === 'dynamic' ? (labels[0] ?? '') : type)

/** A block as a list with one object, and a dynamic one as a list with an object for each turn. */
function made(block: Block): string {
  if (block.type !== 'dynamic') return `[${object(block)}]`
  const iterator = argumentOf(block, 'iterator') ?? kindOf(block)
  const content = block.blocks.find(({ type }) => type === 'content')
  const turn = content === undefined ? '{}' : object(content)
  const body = turn.replaceAll(new RegExp(`\\b${iterator}\\.(key|value)\\b`, 'g'), `${iterator}_$1`)
  return `[for ${iterator}_key, ${iterator}_value in ${offline(argumentOf(block, 'for_each') ?? '[]')} : ${body}]`
}
