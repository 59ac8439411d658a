/** What decides which index a query needs: its collection, the fields that it compares, and its order. */
export type QueryShape = Readonly<{
  file: string
  line: number
  collection: string
  scope: Scope
  filters: readonly Filter[]
  order: readonly Order[]
}>

export type Scope = 'COLLECTION' | 'COLLECTION_GROUP'
/** `field` is null where the code lets a person choose among fields that no text in the code names. */
export type Filter = Readonly<{ field: string | null; comparison: string }>
export type Order = Readonly<{ field: string | null; direction: 'asc' | 'desc' }>

/** A query in words, as a finding tells it: `orders where status ==, order by placedAt desc`. */
export function queryText({ collection, scope, filters, order }: QueryShape): string {
  const name = ({ field }: Readonly<{ field: string | null }>): string => field ?? '(a field that is chosen)'
  const where = filters.map((filter) => `${name(filter)} ${filter.comparison}`).join(' and ')
  const by = order.map((one) => `${name(one)} ${one.direction}`).join(', ')
  return [
    scope === 'COLLECTION' ? collection : `all ${collection}`,
    ...(where === '' ? [] : [`where ${where}`]),
    ...(by === '' ? [] : [`order by ${by}`]),
  ].join(' ')
}
