import ts from 'typescript'
import type { Finding } from '../finding.ts'
import { collectionOfKind, descendants, type Code } from './code.ts'
import { possibleValues } from './possible-values.ts'
import type { QueryShape, Scope } from './query-shape.ts'
import { combinations } from './values.ts'

export type Queries = Readonly<{ shapes: readonly QueryShape[]; findings: readonly Finding[] }>

type Link = Readonly<{ name: string; call: ts.CallExpression }>
type Root = Readonly<{ collection: string; scope: Scope }>

/**
 * The queries that functions make: each chain of `where` and `orderBy` on `collectionOf(…)` or `collectionGroup(…)`. A
 * chain that cannot be read, because it begins or is given a field elsewhere, is a finding: nobody could check it. The one
 * exception makes what the contract declares as a `Query`.
 */
export function serverQueries(code: Code): Queries {
  const chains = code.files
    .flatMap((file) => descendants(file, ts.isCallExpression))
    .filter((call) => isNarrowing(nameOf(call)) && !isNarrowing(nameOfNext(call)))
  const read = chains.map((call) => readChain(code, call))
  return { shapes: read.flatMap(({ shapes }) => shapes), findings: read.flatMap(({ findings }) => findings) }
}

const isNarrowing = (name: string | null): boolean => name === 'where' || name === 'orderBy'

const nameOf = ({ expression }: ts.CallExpression): string | null =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : null

/** The name of the call that goes on from here to the next narrowing, over `select`, `limit` and the like. */
function nameOfNext(call: ts.CallExpression): string | null {
  const { parent } = call
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(parent.parent)) return null
  return isNarrowing(parent.name.text) ? parent.name.text : nameOfNext(parent.parent)
}

function readChain(code: Code, last: ts.CallExpression): Queries {
  const links: Link[] = []
  let node: ts.Expression = last
  while (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const root = rootOf(code, node)
    if (root !== null) return shapesOf(code, root, links.toReversed(), last)
    links.push({ name: node.expression.name.text, call: node })
    node = node.expression.expression
  }
  const root = rootOf(code, node)
  if (root !== null) return shapesOf(code, root, links.toReversed(), last)
  if (isOfDeclaration(code, last)) return { shapes: [], findings: [] }
  return refused(code, last, 'begins with a query that is made elsewhere: write it as one chain')
}

/** Whether it stands in a function that has a query of the contract's: those are read from where they are declared. */
function isOfDeclaration({ checker }: Code, chain: ts.Node): boolean {
  const whole = ts.findAncestor(chain, ({ parent }) => ts.isSourceFile(parent))
  return descendants(whole ?? chain, ts.isIdentifier).some((name) => {
    const order = checker.getNonNullableType(checker.getTypeAtLocation(name)).getProperty('order')
    const declared = ts.findAncestor(order?.declarations?.[0], ts.isTypeAliasDeclaration)
    return declared?.name.text === 'Query' && declared.getSourceFile().fileName.endsWith('/kernel.ts')
  })
}

function rootOf(code: Code, node: ts.Expression): Root | null {
  if (!ts.isCallExpression(node)) return null
  if (ts.isIdentifier(node.expression) && node.expression.text === 'collectionOf') {
    const kind = node.arguments[1]
    const collection = kind === undefined ? null : collectionOfKind(code, kind)
    return collection === null ? null : { collection, scope: 'COLLECTION' }
  }
  const [path] = node.arguments
  if (path === undefined || !ts.isStringLiteral(path)) return null
  if (nameOf(node) === 'collectionGroup') return { collection: path.text, scope: 'COLLECTION_GROUP' }
  if (nameOf(node) === 'collection')
    return { collection: path.text.split('/').at(-1) ?? path.text, scope: 'COLLECTION' }
  return null
}

function shapesOf(code: Code, root: Root, links: readonly Link[], at: ts.Node): Queries {
  const narrowing = links.filter(({ name }) => isNarrowing(name))
  const choices = narrowing.map(({ name, call }) => {
    const [field, second] = call.arguments
    const fields = texts(code, field)
    const seconds = name === 'orderBy' && second === undefined ? ['asc'] : texts(code, second)
    return fields.flatMap((one) => seconds.map((other) => ({ name, field: one, second: other })))
  })
  if (choices.some((choice) => choice.length === 0))
    return refused(code, at, 'names a field or a comparison that cannot be read: write it as a text')
  const shapes = combinations(choices).map((chosen) => ({
    ...code.placeOf(at),
    ...root,
    filters: chosen
      .filter(({ name }) => name === 'where')
      .map(({ field, second }) => ({ field, comparison: second })),
    order: chosen
      .filter(({ name }) => name === 'orderBy')
      .map(({ field, second }) => ({
        field,
        direction: second === 'desc' ? ('desc' as const) : ('asc' as const),
      })),
  }))
  return { shapes, findings: [] }
}

/** The texts that an argument may be; none when it may be anything else. */
function texts(code: Code, argument: ts.Expression | undefined): readonly string[] {
  const values = argument === undefined ? [] : possibleValues(code, argument)
  return values.every(({ kind }) => kind === 'text')
    ? values.flatMap((value) => (value.kind === 'text' ? [value.text] : []))
    : []
}

const refused = (code: Code, at: ts.Node, why: string): Queries => ({
  shapes: [],
  findings: [{ ...code.placeOf(at), message: `This query ${why}, so that its index can be checked.` }],
})
