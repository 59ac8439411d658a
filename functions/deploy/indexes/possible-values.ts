import ts from 'typescript'
import { argumentsFor, callersOf, propertyOf } from './callers.ts'
import { descendants, symbolOf, type Code } from './code.ts'
import {
  combinations,
  distinct,
  fieldOf,
  itemOf,
  list,
  nothing,
  text,
  unknown,
  type Value,
} from './values.ts'

/** What the arguments of the calls that lead here are; worked out when they are asked for. */
type Bound = ReadonlyMap<ts.Symbol, () => readonly Value[]>
type Reading = Readonly<{ code: Code; bound: Bound; depth: number }>

/** Expressions within expressions that are followed: a stop for code that calls itself. */
const deepest = 40

/**
 * Everything that an expression may be, whatever its conditions decide: both sides of a choice, each return of a
 * function of ours, each caller of a parameter, each text of a type that is a choice of texts. What the code does not
 * tell is `unknown`.
 */
export const possibleValues = (code: Code, expression: ts.Expression): readonly Value[] =>
  valuesOf({ code, bound: new Map(), depth: 0 }, expression)

function valuesOf(reading: Reading, node: ts.Expression): readonly Value[] {
  if (reading.depth > deepest) return [unknown]
  return distinct(readValues({ ...reading, depth: reading.depth + 1 }, node))
}

function readValues(reading: Reading, node: ts.Expression): readonly Value[] {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return valuesOf(reading, node.expression)
  if (ts.isStringLiteralLike(node)) return [text(node.text)]
  if (node.kind === ts.SyntaxKind.NullKeyword) return [nothing]
  if (ts.isArrayLiteralExpression(node)) return arrays(reading, node)
  if (ts.isObjectLiteralExpression(node)) return records(reading, node)
  if (ts.isConditionalExpression(node))
    return [...valuesOf(reading, node.whenTrue), ...valuesOf(reading, node.whenFalse)]
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    const known = valuesOf(reading, node.left).filter(({ kind }) => kind !== 'nothing')
    return [...known, ...valuesOf(reading, node.right)]
  }
  if (ts.isIdentifier(node)) return named(reading, node)
  if (ts.isPropertyAccessExpression(node))
    return fitting(reading, node, fieldValues(reading, node.expression, node.name.text))
  if (ts.isCallExpression(node)) return called(reading, node)
  return byType(reading, node)
}

function arrays(reading: Reading, node: ts.ArrayLiteralExpression): readonly Value[] {
  const parts = node.elements.map((element): readonly (readonly Value[])[] =>
    ts.isSpreadElement(element)
      ? valuesOf(reading, element.expression).map((value) =>
          value.kind === 'list' && !value.repeats ? value.items : [unknown],
        )
      : valuesOf(reading, element).map((value) => [value]),
  )
  return combinations(parts).map((items) => list(items.flat()))
}

function records(reading: Reading, node: ts.ObjectLiteralExpression): readonly Value[] {
  const parts = node.properties.map((property): readonly (ReadonlyMap<string, Value> | null)[] => {
    if (ts.isSpreadAssignment(property))
      return valuesOf(reading, property.expression).map((value) =>
        value.kind === 'record' ? value.fields : value.kind === 'nothing' ? new Map() : null,
      )
    const name = property.name?.getText() ?? ''
    const values = ts.isPropertyAssignment(property)
      ? valuesOf(reading, property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? named(reading, property.name)
        : [unknown]
    return values.map((value) => new Map([[name, value]]))
  })
  return combinations(parts).map((fields) =>
    fields.some((one) => one === null)
      ? unknown
      : { kind: 'record', fields: new Map(fields.flatMap((one) => [...(one ?? [])])) },
  )
}

function named(reading: Reading, node: ts.Identifier): readonly Value[] {
  if (node.text === 'undefined') return [nothing]
  const symbol = symbolOf(reading.code, node)
  const bound = symbol === undefined ? undefined : reading.bound.get(symbol)
  if (bound !== undefined) return bound()
  const declaration = symbol?.valueDeclaration
  const given = declaration === undefined ? [unknown] : declared(reading, declaration)
  return fitting(reading, node, given)
}

/** The values that the type allows here: a condition before may have ruled some of them out. */
function fitting(reading: Reading, node: ts.Expression, given: readonly Value[]): readonly Value[] {
  const typed = byType(reading, node)
  const left = typed.every(({ kind }) => kind === 'text' || kind === 'nothing')
    ? given.filter(
        (value) =>
          value.kind !== 'text' || typed.some((one) => one.kind === 'text' && one.text === value.text),
      )
    : given
  return left.flatMap((value) => (value.kind === 'unknown' ? typed : [value]))
}

function declared(reading: Reading, node: ts.Declaration): readonly Value[] {
  if (ts.isVariableDeclaration(node)) {
    const loop = node.parent.parent
    if (ts.isForOfStatement(loop))
      return valuesOf(reading, loop.expression).flatMap((all) =>
        all.kind === 'list' ? all.items : [unknown],
      )
    return node.initializer === undefined ? [unknown] : valuesOf(reading, node.initializer)
  }
  if (ts.isBindingElement(node)) return taken(reading, node)
  if (ts.isParameter(node)) return given(reading, node)
  return [unknown]
}

/** What a pattern takes out of what is on its right, or its default. */
function taken(reading: Reading, node: ts.BindingElement): readonly Value[] {
  if (node.dotDotDotToken !== undefined) return [unknown]
  const pattern = node.parent
  const found = ts.isArrayBindingPattern(pattern)
    ? declared(reading, pattern.parent).flatMap((value) => itemOf(value, pattern.elements.indexOf(node)))
    : fieldDeclared(reading, pattern.parent, (node.propertyName ?? node.name).getText())
  const { initializer } = node
  if (initializer === undefined) return found
  return found.flatMap((value) => (value.kind === 'nothing' ? valuesOf(reading, initializer) : [value]))
}

/** One field of what an expression may be. Its other fields are not looked at. */
function fieldValues(before: Reading, node: ts.Expression, name: string): readonly Value[] {
  const reading = { ...before, depth: before.depth + 1 }
  if (reading.depth > deepest) return [unknown]
  if (ts.isObjectLiteralExpression(node)) {
    const property = node.properties.find((one) => one.name?.getText() === name)
    if (property !== undefined && ts.isPropertyAssignment(property))
      return valuesOf(reading, property.initializer)
    if (property !== undefined && ts.isShorthandPropertyAssignment(property))
      return named(reading, property.name)
  }
  if (ts.isCallExpression(node)) {
    const answers = answersOf(reading, node)
    if (answers !== null) return answers.flatMap((one) => fieldValues(one.reading, one.expression, name))
  }
  if (ts.isIdentifier(node)) {
    const symbol = symbolOf(reading.code, node)
    const declaration = symbol?.valueDeclaration
    if (symbol !== undefined && !reading.bound.has(symbol) && declaration !== undefined)
      return fieldDeclared(reading, declaration, name)
  }
  return valuesOf(reading, node).map((value) => fieldOf(value, name))
}

function fieldDeclared(reading: Reading, node: ts.Declaration, name: string): readonly Value[] {
  if (ts.isVariableDeclaration(node) && node.initializer !== undefined)
    return fieldValues(reading, node.initializer, name)
  if (ts.isParameter(node)) return fieldGiven(reading, node, name)
  return declared(reading, node).map((value) => fieldOf(value, name))
}

/** What a parameter is given by everyone who calls the function. */
function given(reading: Reading, parameter: ts.ParameterDeclaration): readonly Value[] {
  if (reading.depth > deepest) return [unknown]
  const values = argumentsFor(reading.code, parameter).flatMap((argument) =>
    argument === null ? [unknown] : valuesOf(reading, argument),
  )
  return values.length === 0 ? [unknown] : values
}

/** One field of a parameter: of what callers give, or the property that a component is shown with. */
function fieldGiven(reading: Reading, parameter: ts.ParameterDeclaration, name: string): readonly Value[] {
  const shown = callersOf(reading.code, parameter.parent).filter((caller) => !ts.isCallExpression(caller))
  const values = [
    ...shown.flatMap((element) => propertyShown(reading, element, name)),
    ...argumentsFor(reading.code, parameter).flatMap((argument) =>
      argument === null ? [unknown] : fieldValues(reading, argument, name),
    ),
  ]
  return values.length === 0 ? [unknown] : values
}

const propertyShown = (
  reading: Reading,
  element: ts.JsxOpeningLikeElement,
  name: string,
): readonly Value[] => {
  const shown = propertyOf(element, name)
  return shown === null ? [unknown] : valuesOf(reading, shown)
}

function called(reading: Reading, node: ts.CallExpression): readonly Value[] {
  const answers = answersOf(reading, node)
  if (answers === null) return byType(reading, node)
  const values = answers.flatMap((one) => valuesOf(one.reading, one.expression))
  return isMapped(node) ? values.map((value) => list([value], true)) : values
}

const isMapped = ({ expression, arguments: [first] }: ts.CallExpression): boolean =>
  first !== undefined &&
  ts.isArrowFunction(first) &&
  ts.isPropertyAccessExpression(expression) &&
  expression.name.text === 'map'

type Answer = Readonly<{ reading: Reading; expression: ts.Expression }>

/** What a call may answer: each return of a function of ours, or of the work that `useMemo` and `map` are given. */
function answersOf(reading: Reading, node: ts.CallExpression): readonly Answer[] | null {
  const [first] = node.arguments
  if (first !== undefined && ts.isArrowFunction(first))
    return isMapped(node) || node.expression.getText() === 'useMemo' ? returned(reading, first) : null
  const declaration = reading.code.checker.getResolvedSignature(node)?.declaration
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return null
  if (!ts.isFunctionDeclaration(declaration) && !ts.isArrowFunction(declaration)) return null
  const bound = new Map(reading.bound)
  declaration.parameters.forEach(({ name, initializer }, place) => {
    const symbol = ts.isIdentifier(name) ? reading.code.checker.getSymbolAtLocation(name) : undefined
    const argument = node.arguments[place] ?? initializer
    if (symbol !== undefined)
      bound.set(symbol, () => (argument === undefined ? [nothing] : valuesOf(reading, argument)))
  })
  return returned({ ...reading, bound }, declaration)
}

function returned(
  reading: Reading,
  work: ts.FunctionDeclaration | ts.ArrowFunction,
): readonly Answer[] | null {
  const { body } = work
  if (body === undefined) return null
  if (!ts.isBlock(body)) return [{ reading, expression: body }]
  return descendants(body, ts.isReturnStatement)
    .filter((one) => ts.findAncestor(one, ts.isFunctionLike) === work)
    .flatMap(({ expression }) => (expression === undefined ? [] : [{ reading, expression }]))
}

/** The texts of a type that is a choice of texts, and nothing where it allows that. */
function byType({ code: { checker } }: Reading, node: ts.Node): readonly Value[] {
  const type = checker.getTypeAtLocation(node)
  const parts = type.isUnion() ? type.types : [type]
  return parts.map((part) =>
    part.isStringLiteral()
      ? text(part.value)
      : (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0
        ? nothing
        : unknown,
  )
}
