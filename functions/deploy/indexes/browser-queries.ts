import ts from 'typescript'
import { collectionOfKind, descendants, symbolOf, type Code } from './code.ts'
import { callersOf } from './callers.ts'
import { possibleValues } from './possible-values.ts'
import type { Filter, Order, QueryShape } from './query-shape.ts'
import type { Queries } from './server-queries.ts'
import { fieldOf, nothing, unknown, type Value } from './values.ts'

const maker = 'liveQuery'
const makersFile = 'live/query.ts'

/** A call of whoever makes a query: the kind of document and the selection that it is given. */
type Asked = Readonly<{ at: ts.Node; kind: ts.Expression; selections: readonly Value[] }>

/**
 * The queries that the web app makes. All of them go through `liveQuery`, so each call of it, or of a function that
 * hands its own kind and selection on to it, is one; and `query(collectionGroup(…))` is read as it stands. What cannot
 * be read is a finding.
 */
export function browserQueries(code: Code): Queries {
  const made = code.files.flatMap((file) =>
    descendants(file, ts.isFunctionDeclaration).filter(({ name }) => name?.text === maker),
  )
  const asked = made.flatMap((one) => askedThrough(code, one))
  const live = asked.map((one) => shapesOf(code, one))
  const direct = code.files
    .filter(({ fileName }) => !fileName.endsWith(`/${makersFile}`))
    .flatMap((file) => descendants(file, ts.isCallExpression))
    .filter(({ expression }) => isFirestores(code, expression, ['where', 'orderBy']))
    .map((call) => directShape(code, call))
  const all = [...live, ...direct]
  return { shapes: all.flatMap(({ shapes }) => shapes), findings: all.flatMap(({ findings }) => findings) }
}

/** Follows the kind up to where it is named: `useLive(orders, …)` calls `liveQuery(kind, …)`. */
function askedThrough(code: Code, maker: ts.SignatureDeclaration): readonly Asked[] {
  const [kindPlace, selectionPlace] = [placeOf(maker, 'kind'), placeOf(maker, 'selection')]
  return callersOf(code, maker).flatMap((call): readonly Asked[] => {
    if (!ts.isCallExpression(call)) return []
    const kind = call.arguments[kindPlace]
    if (kind === undefined) return []
    const declaration = symbolOf(code, kind)?.valueDeclaration
    if (declaration !== undefined && ts.isParameter(declaration))
      return askedThrough(code, declaration.parent)
    const selection = call.arguments[selectionPlace]
    return [
      { at: call, kind, selections: selection === undefined ? [nothing] : possibleValues(code, selection) },
    ]
  })
}

const placeOf = ({ parameters }: ts.SignatureDeclaration, name: string): number =>
  parameters.findIndex((parameter) => parameter.name.getText() === name)

function shapesOf(code: Code, { at, kind, selections }: Asked): Queries {
  const collection = collectionOfKind(code, kind)
  if (collection === null) return refused(code, at, 'is of a collection that cannot be read')
  const shapes = selections.map((selection) => shapeOf(selection))
  if (shapes.some((shape) => shape === 'unreadable'))
    return refused(code, at, 'has a condition or an order that cannot be read: write its fields as texts')
  return {
    findings: [],
    shapes: shapes.flatMap((shape): readonly QueryShape[] =>
      shape === 'unreadable' || shape === 'impossible'
        ? []
        : [{ ...code.placeOf(at), collection, scope: 'COLLECTION', ...shape }],
    ),
  }
}

type Narrowing = Pick<QueryShape, 'filters' | 'order'>

/** `impossible`: the types forbid it, so that it is only a way in which the choices do not go together. */
function shapeOf(selection: Value): Narrowing | 'unreadable' | 'impossible' {
  if (selection.kind === 'unknown') return 'unreadable'
  if (selection.kind === 'nothing') return { filters: [], order: [] }
  const filters = filtersOf(fieldOf(selection, 'where'))
  const order = orderOf(fieldOf(selection, 'orderBy'))
  if (filters === 'impossible' || order === 'impossible') return 'impossible'
  if (filters === 'unreadable' || order === 'unreadable') return 'unreadable'
  return { filters, order }
}

function filtersOf(where: Value): readonly Filter[] | 'unreadable' | 'impossible' {
  if (where.kind === 'nothing') return []
  if (where.kind !== 'list' || where.repeats) return 'unreadable'
  if (where.items.some(({ kind }) => kind === 'nothing')) return 'impossible'
  const filters = where.items.map(filterOf)
  const known = filters.flatMap((filter) => filter ?? [])
  return known.length === filters.length ? known : 'unreadable'
}

function filterOf(condition: Value): Filter | null {
  if (condition.kind !== 'list') return null
  const [field = unknown, comparison = unknown] = condition.items
  return field.kind === 'text' && comparison.kind === 'text'
    ? { field: field.text, comparison: comparison.text }
    : null
}

function orderOf(order: Value): readonly Order[] | 'unreadable' | 'impossible' {
  if (order.kind === 'nothing') return []
  if (order.kind !== 'list') return 'unreadable'
  const [field = unknown, direction = unknown] = order.items
  if (field.kind === 'nothing' || direction.kind === 'nothing') return 'impossible'
  if (direction.kind !== 'text' || field.kind === 'list' || field.kind === 'record') return 'unreadable'
  return [
    {
      field: field.kind === 'text' ? field.text : null,
      direction: direction.text === 'desc' ? 'desc' : 'asc',
    },
  ]
}

/** Whether a name is one of these of the Firestore client. */
function isFirestores(code: Code, name: ts.Expression, wanted: readonly string[]): boolean {
  if (!ts.isIdentifier(name) || !wanted.includes(name.text)) return false
  const declared = symbolOf(code, name)?.declarations?.[0]?.getSourceFile().fileName ?? ''
  return declared.includes('/@firebase/firestore/') || declared.includes('/firebase/firestore/')
}

/** A query that is written out, read once for all of its conditions: at the first of them. */
function directShape(code: Code, call: ts.CallExpression): Queries {
  const whole = call.parent
  if (!ts.isCallExpression(whole) || !isFirestores(code, whole.expression, ['query']))
    return refused(code, call, `does not go through ${maker}`)
  const [from, ...narrowing] = whole.arguments
  if (narrowing[0] !== call) return { shapes: [], findings: [] }
  const conditions = narrowing.map((one) =>
    ts.isCallExpression(one) && isFirestores(code, one.expression, ['where'])
      ? one.arguments.slice(0, 2).flatMap((argument) => (ts.isStringLiteral(argument) ? [argument.text] : []))
      : [],
  )
  const filters = conditions.flatMap(([field, comparison]) =>
    field === undefined || comparison === undefined ? [] : [{ field, comparison }],
  )
  const group = from !== undefined && ts.isCallExpression(from) ? from : null
  const name = group?.arguments[1]
  if (
    group === null ||
    !isFirestores(code, group.expression, ['collectionGroup']) ||
    name === undefined ||
    !ts.isStringLiteral(name) ||
    filters.length !== narrowing.length
  )
    return refused(
      code,
      call,
      `does not go through ${maker} and is more than equalities over a collection group`,
    )
  const shape = { collection: name.text, scope: 'COLLECTION_GROUP', filters, order: [] } as const
  return { shapes: [{ ...code.placeOf(whole), ...shape }], findings: [] }
}

const refused = (code: Code, at: ts.Node, why: string): Queries => ({
  shapes: [],
  findings: [{ ...code.placeOf(at), message: `This query ${why}, so its index cannot be checked.` }],
})
