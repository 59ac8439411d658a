import { ownOf } from '@fluxori/contract/own'

/** A document with what stands at these paths changed; the document stays as it is. */
export function withPaths<T extends object>(document: T, fields: Readonly<Record<string, unknown>>): T
export function withPaths(document: object, fields: Readonly<Record<string, unknown>>): object {
  return Object.entries(fields).reduce<object>(
    (changed, [path, value]) => withPath(changed, path.split('.'), value),
    document,
  )
}

function withPath(document: object, [name = '', ...rest]: readonly string[], value: unknown): object {
  const below: unknown = Reflect.get(document, name)
  const next = rest.length === 0 ? value : withPath(isObject(below) ? below : {}, rest, value)
  return { ...document, [name]: next }
}

/** One record of sums added to another: numbers are added, whatever else stands there is set. */
export function plusSums(known: object, sums: object): object {
  const sum: Record<string, unknown> = { ...known }
  Object.entries(sums).forEach(([name, part]: [string, unknown]) => {
    const before = ownOf(sum, name)
    if (typeof part === 'number') sum[name] = (typeof before === 'number' ? before : 0) + part
    else sum[name] = isObject(part) ? plusSums(isObject(before) ? before : {}, part) : part
  })
  return sum
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
