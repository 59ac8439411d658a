import ts from 'typescript'
import { descendants, symbolOf, type Code } from './code.ts'

type Caller = ts.CallExpression | ts.JsxOpeningLikeElement
const isCaller = (node: ts.Node): node is Caller =>
  ts.isCallExpression(node) || ts.isJsxOpeningLikeElement(node)

/** Every call of a function, and every place where it is shown as a component, in the files of the code. */
export function callersOf(code: Code, callee: ts.SignatureDeclaration): readonly Caller[] {
  const name = callee.name ?? (ts.isVariableDeclaration(callee.parent) ? callee.parent.name : undefined)
  if (name === undefined || !ts.isIdentifier(name)) return []
  const wanted = code.checker.getSymbolAtLocation(name)
  return code.files
    .filter((file) => file.text.includes(name.text))
    .flatMap((file) => descendants(file, isCaller))
    .filter((call) => symbolOf(code, ts.isCallExpression(call) ? call.expression : call.tagName) === wanted)
}

/** What the calls of its function give for a parameter, or its default; null where that is not told. */
export function argumentsFor(
  code: Code,
  parameter: ts.ParameterDeclaration,
): readonly (ts.Expression | null)[] {
  const place = parameter.parent.parameters.indexOf(parameter)
  return callersOf(code, parameter.parent)
    .filter((caller) => ts.isCallExpression(caller))
    .map((call) => call.arguments[place] ?? parameter.initializer ?? null)
}

/** What a component is shown with under a name; null when that is not told. */
export function propertyOf(element: ts.JsxOpeningLikeElement, name: string): ts.Expression | null {
  const attribute = element.attributes.properties.find((one) => one.name?.getText() === name)
  const shown = attribute !== undefined && ts.isJsxAttribute(attribute) ? attribute.initializer : undefined
  return shown !== undefined && ts.isJsxExpression(shown) ? (shown.expression ?? null) : null
}
