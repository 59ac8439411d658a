/** Bytes around each value: its field's tag and length, and those of what it is in. */
const around = 8
const ofNumber = 11

/**
 * Bytes that a value takes on its way to the database and in it, rounded up: text as UTF-8, each field with its name.
 * Measured on the value itself, so that no kind of document has to say how large it may be.
 */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return around + Buffer.byteLength(value)
  if (typeof value === 'number') return ofNumber
  if (typeof value !== 'object' || value === null) return around
  let bytes = around
  if (Array.isArray(value)) for (const part of value) bytes += bytesOf(part)
  else
    for (const [name, part] of Object.entries(value))
      bytes += around + Buffer.byteLength(name) + bytesOf(part)
  return bytes
}
