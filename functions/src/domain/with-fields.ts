/** A record with the fields that are named changed: one that is left out, or undefined, stays as it is. */
export function withFields<T extends object>(
  known: T,
  fields: Readonly<{ [K in keyof T]?: T[K] | undefined }>,
): T {
  const changed = { ...known }
  for (const name in fields) {
    const value = fields[name]
    if (value !== undefined) changed[name] = value
  }
  return changed
}
