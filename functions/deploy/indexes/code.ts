import { join, relative } from 'node:path'
import ts from 'typescript'

/** The code of a part of Fluxori with its types, and the files of it that are looked through. */
export type Code = Readonly<{
  checker: ts.TypeChecker
  files: readonly ts.SourceFile[]
  /** Where a piece of code is, as findings name it. */
  placeOf: (node: ts.Node) => Readonly<{ file: string; line: number }>
}>

/**
 * Reads the code under `folder` of the repository, with what it imports, as the compiler understands it. Tests are left
 * out. Throws an Error when `tsconfig` cannot be read.
 */
export function openCode(root: string, tsconfig: string, folder: string): Code {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, tsconfig),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '))
      },
    },
  )
  if (config === undefined) throw new Error(`${tsconfig} cannot be read`)
  const within = join(root, folder)
  const roots = config.fileNames.filter(
    (file) => file.startsWith(`${within}/`) && !/\.test\.tsx?$/.test(file),
  )
  const program = ts.createProgram(roots, config.options)
  return {
    checker: program.getTypeChecker(),
    files: roots.flatMap((file) => program.getSourceFile(file) ?? []),
    placeOf: (node) => placeIn(root, node),
  }
}

function placeIn(root: string, node: ts.Node): Readonly<{ file: string; line: number }> {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return { file: relative(root, file.fileName), line: line + 1 }
}

/** Every piece of code of a kind below a node, in order. */
export function descendants<T extends ts.Node>(node: ts.Node, isWanted: (node: ts.Node) => node is T): T[] {
  const found: T[] = []
  const visit = (one: ts.Node): void => {
    if (isWanted(one)) found.push(one)
    ts.forEachChild(one, visit)
  }
  visit(node)
  return found
}

/** What a name stands for, through imports. */
export function symbolOf({ checker }: Code, node: ts.Node): ts.Symbol | undefined {
  const symbol =
    ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node)
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
    ? checker.getAliasedSymbol(symbol)
    : symbol
}

/** The collection of a kind of document, from where the contract declares it: the last folder of its path. */
export function collectionOfKind(code: Code, kind: ts.Expression): string | null {
  const declaration = symbolOf(code, kind)?.valueDeclaration
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return null
  const call = declaration.initializer
  if (call === undefined || !ts.isCallExpression(call)) return null
  const [given] = call.arguments
  if (given === undefined || !ts.isObjectLiteralExpression(given)) return null
  const path = given.properties.find((one) => one.name?.getText() === 'path')
  if (path === undefined || !ts.isPropertyAssignment(path) || !ts.isStringLiteral(path.initializer))
    return null
  return path.initializer.text.split('/').at(-2) ?? null
}
