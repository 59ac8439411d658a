import {
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** What a call asks for: its document and what its variables hold. */
export type Asked = Readonly<{ document: DocumentNode; variables: Readonly<Record<string, unknown>> }>

/** The dearest that a call can be: 1 for an object, 2 and its size for a connection, 10 for a mutation of stock. */
export const requestedCost = (asked: Asked): number =>
  asked.document.definitions.reduce(
    (sum, one) => sum + (one.kind === Kind.OPERATION_DEFINITION ? costOfAll(one.selectionSet, asked) : 0),
    0,
  )

const costOfAll = (set: SelectionSetNode, asked: Asked): number =>
  fieldsOf(set, asked).reduce((sum, field) => sum + costOf(field, asked), 0)

function costOf(field: FieldNode, asked: Asked): number {
  if (field.selectionSet === undefined) return 0
  if (/^inventorySet/.test(field.name.value)) return 10
  const [ids, first] = [argumentOf(field, 'ids', asked), argumentOf(field, 'first', asked)]
  if (Array.isArray(ids)) return ids.length * (1 + costOfAll(field.selectionSet, asked))
  if (typeof first !== 'number') return 1 + costOfAll(field.selectionSet, asked)
  const nodes = fieldsOf(field.selectionSet, asked).find(({ name }) => name.value === 'nodes')
  return 2 + first * (1 + costOfAll(nodes?.selectionSet ?? field.selectionSet, asked))
}

function argumentOf(field: FieldNode, name: string, { variables }: Asked): unknown {
  const given = field.arguments?.find((argument) => argument.name.value === name)
  return given === undefined ? undefined : valueFromASTUntyped(given.value, variables)
}

const fieldsOf = ({ selections }: SelectionSetNode, asked: Asked): readonly FieldNode[] =>
  selections.flatMap((selection) => fieldsIn(selection, asked))

function fieldsIn(selection: SelectionNode, asked: Asked): readonly FieldNode[] {
  if (selection.kind === Kind.FIELD) return [selection]
  if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, asked)
  const { definitions } = asked.document
  return definitions.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value
      ? fieldsOf(one.selectionSet, asked)
      : [],
  )
}

/** What an answer did cost: its objects. */
export function actualCost(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0
  const inner = Object.values(answer).reduce((sum: number, one: unknown) => sum + actualCost(one), 0)
  return Array.isArray(answer) ? inner : inner + 1
}
