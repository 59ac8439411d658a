import type { Finding } from './finding.ts'
import { blocksOf, calledFolder, type Folder, type Placed } from './folder.ts'
import type { Attribute, Block } from './hcl-body.ts'
import { providerSchema } from './provider-schema.ts'
import { forNamesIn, referencesIn, type Reference } from './references.ts'

/** Names that Terraform gives; `each` and `count` only where they are made. */
const given = ['path', 'terraform', 'self']

type Name = Readonly<{ file: string; parts: readonly string[]; line: number; own: readonly string[] }>

/** References that lead nowhere, and variables and locals that nothing refers to. */
export function checkReferences(folder: Folder, folders: readonly Folder[]): readonly Finding[] {
  const names = folder.blocks.flatMap(({ file, block }) =>
    namesIn(block, []).map((name) => ({ file, ...name })),
  )
  return [
    ...names.flatMap((name) => {
      const message = wrongIn(name, folder, folders)
      return message === null ? [] : [{ file: name.file, line: name.line, message }]
    }),
    ...unused(folder, names),
  ]
}

/** Every reference under a block, with the names that only count there. */
function namesIn(block: Block, around: readonly string[]): readonly Omit<Name, 'file'>[] {
  const own = [...around, ...ownNames(block)]
  return [
    ...block.attributes.flatMap((attribute) => namesInAttribute(block, attribute, own)),
    ...block.blocks.flatMap((inner) => namesIn(inner, own)),
  ]
}

function namesInAttribute(block: Block, { name, text, textLine }: Attribute, own: readonly string[]) {
  // What these hold are names, not references.
  const bare =
    (block.type === 'lifecycle' && name === 'ignore_changes') ||
    (block.type === 'moved' && name === 'from') ||
    name === 'providers'
  if (bare || (block.type === 'variable' && name === 'type')) return []
  const names = [...own, ...forNamesIn(text)]
  return referencesIn(text, textLine).map((reference: Reference) => ({ ...reference, own: names }))
}

function ownNames({ type, labels, attributes }: Block): readonly string[] {
  const iterator = attributes.find(({ name }) => name === 'iterator')?.text
  if (type === 'dynamic') return [iterator ?? labels[0] ?? '']
  return attributes.flatMap(({ name }) =>
    name === 'for_each' ? ['each'] : name === 'count' ? ['count'] : [],
  )
}

function wrongIn({ parts, own }: Name, folder: Folder, folders: readonly Folder[]): string | null {
  const [root = '', name = '', third = ''] = parts
  const words = parts.join('.')
  if (given.includes(root) || own.includes(root)) return null
  switch (root) {
    case 'var':
      return isLabelled(folder, 'variable', name) ? null : `${words}: there is no variable ${name}`
    case 'local':
      return folder.locals.some(({ attribute }) => attribute.name === name)
        ? null
        : `${words}: there is no local ${name}`
    case 'module':
      return wrongOutput(words, name, third, folder, folders)
    case 'data':
      return wrongAttribute(folder, 'data', parts.slice(1))
    default:
      return root.includes('_')
        ? wrongAttribute(folder, 'resource', parts)
        : `${words}: ${root} is nothing here`
  }
}

function wrongOutput(
  words: string,
  name: string,
  output: string,
  folder: Folder,
  folders: readonly Folder[],
): string | null {
  const call = blocksOf(folder, 'module').find(({ block }) => block.labels[0] === name)
  if (call === undefined) return `${words}: there is no module ${name}`
  const called = calledFolder(folder, call.block, folders)
  return called === null || output === '' || output === '*' || isLabelled(called, 'output', output)
    ? null
    : `${words}: ${called.path} has no output ${output}`
}

function wrongAttribute(folder: Folder, kind: 'data' | 'resource', parts: readonly string[]): string | null {
  const [type = '', name = '', attribute] = parts.filter((part) => part !== '*')
  const words = [...(kind === 'data' ? ['data'] : []), ...parts].join('.')
  const declared = blocksOf(folder, kind).some(
    ({ block }) => block.labels[0] === type && block.labels[1] === name,
  )
  if (!declared) return `${words}: there is no ${kind} ${type}.${name}`
  const schema = providerSchema(kind, type)
  return schema === null || attribute === undefined || schema.hasAttribute(attribute)
    ? null
    : `${words}: ${type} has no ${attribute}`
}

const isLabelled = (folder: Folder, type: string, name: string): boolean =>
  blocksOf(folder, type).some(({ block }) => block.labels[0] === name)

function unused(folder: Folder, names: readonly Name[]): readonly Finding[] {
  const isUsed = (root: string, name: string): boolean =>
    names.some(({ parts, line, file }) => {
      const inside = (at: Placed) => at.file === file && at.block.line <= line && at.block.labels[0] === name
      const itself =
        root === 'var' && blocksOf(folder, 'variable').some((at) => inside(at) && lastLine(at.block) >= line)
      return parts[0] === root && parts[1] === name && !itself
    })
  return [
    ...blocksOf(folder, 'variable')
      .filter(({ block }) => !isUsed('var', block.labels[0] ?? ''))
      .map(({ file, block }) => ({
        file,
        line: block.line,
        message: `variable ${block.labels[0]} is not used`,
      })),
    ...folder.locals
      .filter(({ attribute }) => !isUsed('local', attribute.name))
      .map(({ file, attribute }) => ({
        file,
        line: attribute.line,
        message: `local ${attribute.name} is not used`,
      })),
  ]
}

const lastLine = ({ line, text }: Block): number => line + text.split('\n').length - 1
