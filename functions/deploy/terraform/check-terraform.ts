import { checkAccess } from './check-access.ts'
import { checkDeclarations } from './check-declarations.ts'
import { checkModules } from './check-modules.ts'
import { checkReferences } from './check-references.ts'
import { checkResource } from './check-resource.ts'
import { checkSyntax } from './check-syntax.ts'
import type { Finding } from './finding.ts'
import { blocksOf, foldersOf, type Folder, type SourceFile } from './folder.ts'

/** The blocks that may stand on the top level of our files. */
const topLevel = [
  'data',
  'locals',
  'module',
  'moved',
  'output',
  'provider',
  'resource',
  'terraform',
  'variable',
]

/**
 * Everything that is wrong in a tree of Terraform files and can be known without a cloud account or the provider
 * itself. Files that do not parse are told of first, and then nothing else is.
 */
export async function checkTerraform(files: readonly SourceFile[]): Promise<readonly Finding[]> {
  const broken = (await Promise.all(files.map(checkSyntax))).flat()
  if (broken.length > 0) return broken
  const folders = foldersOf(files)
  return folders.flatMap((folder) => [
    ...unknownBlocks(folder),
    ...['resource', 'data'].flatMap((type) => blocksOf(folder, type)).flatMap(checkResource),
    ...checkDeclarations(folder),
    ...checkModules(folder, folders),
    ...checkReferences(folder, folders),
    ...checkAccess(folder),
  ])
}

const unknownBlocks = ({ blocks }: Folder): readonly Finding[] =>
  blocks
    .filter(({ block }) => !topLevel.includes(block.type))
    .map(({ file, block }) => ({ file, line: block.line, message: `there is no block ${block.type} here` }))
