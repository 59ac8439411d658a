/** An amount in cents (null: nothing was typed), or why the text is not one. */
export type TypedMoney =
  | Readonly<{ kind: 'amount'; cents: number | null }>
  | Readonly<{ kind: 'fault'; fault: 'unreadable' | 'too-many-decimals' | 'too-much' }>

const fault = (why: 'unreadable' | 'too-many-decimals' | 'too-much'): TypedMoney => ({
  kind: 'fault',
  fault: why,
})

/** Rand, grouped by blanks or by commas or not at all; then a point or a comma, and cents. */
const shape = /^(?:R|ZAR)?\s*(\d{1,3}(?:([ ,])\d{3}(?:\2\d{3})*)|\d+)(?:([.,])(\d+))?$/i

/** More digits of Rand than this are a slip of the finger, and no longer exact. */
const mostDigits = 12

/**
 * Reads Rand as a South African types them (`1234.5`, `R1,234.56`, `1 234,56`) into cents, digit by digit, so that no
 * cent is lost. A comma before three digits groups: `1,234` is one thousand.
 */
export function parseMoney(text: string): TypedMoney {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain === '') return { kind: 'amount', cents: null }
  const read = shape.exec(plain)
  if (read === null) return fault('unreadable')
  const [, rand = '', group, mark, decimals = ''] = read
  if (group !== undefined && group === mark) return fault('unreadable')
  if (decimals.length > 2) return fault('too-many-decimals')
  const digits = rand.replace(/[ ,]/g, '')
  if (digits.length > mostDigits) return fault('too-much')
  return { kind: 'amount', cents: Number(digits) * 100 + Number(decimals.padEnd(2, '0')) }
}

/** Cents as one would type them: `1234.56`. */
export const moneyText = (cents: number): string =>
  `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
