/** The arguments that a field is asked with. */
export type Args = Readonly<Record<string, unknown>>

/** The page after `after` of rows that are sorted by `key`, as a connection. */
export function toConnection<T>(
  rows: readonly T[],
  { first, after }: Args,
  toNode: (row: T) => unknown,
  key: (row: T) => string,
) {
  const from = typeof after === 'string' ? Buffer.from(after, 'base64').toString() : ''
  const behind = rows.filter((row) => key(row) > from)
  const page = behind.slice(0, typeof first === 'number' ? first : 0)
  const cursorOf = (row: T) => Buffer.from(key(row)).toString('base64')
  const [head, last] = [page[0], page.at(-1)]
  return {
    nodes: page.map(toNode),
    edges: page.map((row) => ({ cursor: cursorOf(row), node: toNode(row) })),
    pageInfo: {
      hasNextPage: behind.length > page.length,
      hasPreviousPage: from !== '',
      startCursor: head === undefined ? null : cursorOf(head),
      endCursor: last === undefined ? null : cursorOf(last),
    },
  }
}

/** The key of rows that stay where they are. */
export const byId = ({ id }: Readonly<{ id: number }>): string => String(id)
