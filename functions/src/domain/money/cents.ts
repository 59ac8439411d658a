/**
 * Reads a decimal amount that a channel writes as text (`"345.00"`, `"1234.5"`, `"-3"`) as integer cents.
 * Returns null for anything that is not a plain decimal. More than two decimals are rounded half up, away from zero.
 */
export function centsFromDecimal(text: string): number | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,10}))?$/.exec(text.trim())
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = fraction.padEnd(3, '0')
  const cents = Number(whole) * 100 + Number(digits.slice(0, 2)) + (Number(digits[2]) >= 5 ? 1 : 0)
  return sign === '-' && cents !== 0 ? -cents : cents
}

/** Writes cents as the decimal text that channels expect: 32900 is `"329.00"`. */
export function decimalFromCents(cents: number): string {
  const absolute = Math.abs(cents)
  const text = `${Math.trunc(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`
  return cents < 0 ? `-${text}` : text
}
