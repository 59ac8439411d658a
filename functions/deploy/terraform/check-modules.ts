import type { Finding } from './finding.ts'
import { argumentOf, blocksOf, calledFolder, type Folder, type Placed } from './folder.ts'

const metaArguments = ['count', 'depends_on', 'for_each', 'providers', 'source', 'version']

/** Module calls that give what the module does not take, or leave out what it must have. */
export function checkModules(folder: Folder, folders: readonly Folder[]): readonly Finding[] {
  return blocksOf(folder, 'module').flatMap((placed) => checkCall(folder, placed, folders))
}

function checkCall(folder: Folder, { file, block }: Placed, folders: readonly Folder[]): readonly Finding[] {
  const name = block.labels[0] ?? ''
  const called = calledFolder(folder, block, folders)
  if (called === null)
    return [{ file, line: block.line, message: `module ${name}: its source names no module of this tree` }]
  const variables = blocksOf(called, 'variable')
  const known = variables.map((variable) => variable.block.labels[0] ?? '')
  const required = variables.filter((variable) => argumentOf(variable.block, 'default') === null)
  const given = block.attributes.filter((attribute) => !metaArguments.includes(attribute.name))
  return [
    ...given
      .filter((attribute) => !known.includes(attribute.name))
      .map(({ line, name: input }) => ({
        file,
        line,
        message: `module ${name}: ${called.path} takes no ${input}`,
      })),
    ...required
      .map((variable) => variable.block.labels[0] ?? '')
      .filter((variable) => !given.some((attribute) => attribute.name === variable))
      .map((variable) => ({ file, line: block.line, message: `module ${name}: ${variable} is required` })),
    ...block.blocks.map(({ line, type }) => ({
      file,
      line,
      message: `module ${name}: takes no block ${type}`,
    })),
  ]
}
