import {
  GraphQLError,
  Kind,
  parse,
  valueFromASTUntyped,
  type ArgumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** A field that a document asks for. `fields` is null for a scalar. */
export type Field = Readonly<{
  name: string
  args: Readonly<Record<string, unknown>>
  directives: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  fields: readonly Field[] | null
}>

type Variables = Readonly<Record<string, unknown>>
/** What a selection may name: fragments and variables. */
type Scope = Readonly<{ fragments: ReadonlyMap<string, SelectionSetNode>; variables: Variables }>

/**
 * The fields of a document's operation, its fragments and variables filled in. Throws a `GraphQLError` on a text that is
 * not GraphQL, on a fragment that is not there, and on an alias, which the sandbox does not know.
 */
export function parseDocument(text: string, variables: Variables): readonly Field[] {
  const { definitions } = parse(text)
  const named = definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION
      ? [[definition.name.value, definition.selectionSet] as const]
      : [],
  )
  const scope: Scope = { fragments: new Map(named), variables }
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? fieldsOf(definition.selectionSet, scope) : [],
  )
}

const fieldsOf = ({ selections }: SelectionSetNode, scope: Scope): readonly Field[] =>
  selections.flatMap((selection) => selected(selection, scope))

function selected(selection: SelectionNode, scope: Scope): readonly Field[] {
  if (selection.kind === Kind.FIELD) return [fieldOf(selection, scope)]
  if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, scope)
  const fragment = scope.fragments.get(selection.name.value)
  if (fragment === undefined) throw new GraphQLError(`Fragment ${selection.name.value} was not defined`)
  return fieldsOf(fragment, scope)
}

function fieldOf(node: FieldNode, scope: Scope): Field {
  if (node.alias !== undefined) throw new GraphQLError(`the sandbox knows no alias: ${node.alias.value}`)
  const directives = (node.directives ?? []).map(
    (directive) => [directive.name.value, valuesOf(directive.arguments, scope)] as const,
  )
  return {
    name: node.name.value,
    args: valuesOf(node.arguments, scope),
    directives: Object.fromEntries(directives),
    fields: node.selectionSet === undefined ? null : fieldsOf(node.selectionSet, scope),
  }
}

const valuesOf = (nodes: readonly ArgumentNode[] = [], { variables }: Scope): Field['args'] =>
  Object.fromEntries(nodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]))
