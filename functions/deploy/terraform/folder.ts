import { dirname, normalize } from 'node:path/posix'
import { readBody, type Attribute, type Block } from './hcl-body.ts'

/** A Terraform file as text, under its path from the root of the repository. */
export type SourceFile = Readonly<{ path: string; text: string }>

/** A block of the top level and the file that it stands in. */
export type Placed = Readonly<{ file: string; block: Block }>

/** A folder of Terraform files: a module, or an environment. */
export type Folder = Readonly<{
  path: string
  blocks: readonly Placed[]
  locals: readonly Readonly<{ file: string; attribute: Attribute }>[]
}>

/** The folders that the files lie in, in order of their paths. Every file must be one that parses. */
export function foldersOf(files: readonly SourceFile[]): readonly Folder[] {
  const paths = [...new Set(files.map(({ path }) => dirname(path)))].toSorted()
  return paths.map((path) => {
    const blocks = files
      .filter((file) => dirname(file.path) === path)
      .flatMap((file) => readBody(file.text).blocks.map((block) => ({ file: file.path, block })))
    const locals = blocks
      .filter(({ block }) => block.type === 'locals')
      .flatMap(({ file, block }) => block.attributes.map((attribute) => ({ file, attribute })))
    return { path, blocks, locals }
  })
}

/** The blocks of one type, `resource` for instance. */
export const blocksOf = ({ blocks }: Folder, type: string): readonly Placed[] =>
  blocks.filter(({ block }) => block.type === type)

/** The expression of an argument as it is written; null when it is not given. */
export const argumentOf = ({ attributes }: Pick<Block, 'attributes'>, name: string): string | null =>
  attributes.find((attribute) => attribute.name === name)?.text ?? null

/** The folder that a module call names by a path of its own; null for anything else, a registry for instance. */
export function calledFolder({ path }: Folder, call: Block, folders: readonly Folder[]): Folder | null {
  const source = /^"(\.[^"]*)"$/.exec(argumentOf(call, 'source') ?? '')?.[1]
  if (source === undefined) return null
  return folders.find((folder) => folder.path === normalize(`${path}/${source}`)) ?? null
}
