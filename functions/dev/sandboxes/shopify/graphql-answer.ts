import type { Field } from './graphql-document.ts'

/** What a field holds: a value, or how to make it from the field's arguments. */
export type Value = null | string | number | boolean | readonly Value[] | Node
export type Node = { readonly [name: string]: Value | ((args: Field['args']) => Value) }

/** Picks what was asked for; a field that the schema lacks is an error, as it is in GraphQL. */
export function select(source: Value, fields: readonly Field[], errors: string[]): unknown {
  if (Array.isArray(source)) return source.map((one: Value) => select(one, fields, errors))
  if (!isNode(source)) return source
  return Object.fromEntries(
    fields.map(({ name, args, fields: inner }) => {
      const held = source[name]
      if (held === undefined) errors.push(`Field '${name}' doesn't exist`)
      const value = typeof held === 'function' ? held(args) : (held ?? null)
      return [name, inner === null ? value : select(value, inner, errors)]
    }),
  )
}

const isNode = (value: Value): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The dearest that these fields can be: 1 for an object, 2 and its size for a connection, 10 for a mutation. */
export const requestedCost = (fields: readonly Field[]): number =>
  fields.reduce((sum, field) => sum + costOf(field), 0)

function costOf({ name, args, fields }: Field): number {
  if (fields === null) return 0
  if (/^inventorySet/.test(name)) return 10
  if (Array.isArray(args.ids)) return args.ids.length * (1 + requestedCost(fields))
  if (typeof args.first !== 'number') return 1 + requestedCost(fields)
  const nodes = fields.filter((field) => field.name === 'nodes').flatMap((field) => field.fields ?? [])
  return 2 + args.first * (1 + requestedCost(nodes))
}

/** What an answer did cost: its objects. */
export function actualCost(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0
  const inner = Object.values(answer).reduce((sum: number, one: unknown) => sum + actualCost(one), 0)
  return Array.isArray(answer) ? inner : inner + 1
}
