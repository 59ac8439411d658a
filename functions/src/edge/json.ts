/**
 * What a body says as JSON; undefined when it is none, or holds half a surrogate pair, which no store takes: that is an
 * answer here and not a fault.
 */
export function jsonIn(bytes: Buffer): unknown {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'), (name, value: unknown) => {
      if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
        throw new SyntaxError(name)
      return value
    })
    return json
  } catch {
    return undefined
  }
}
