/** What a body says as JSON; undefined when it is none, which is an answer here and not a fault. */
export function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
