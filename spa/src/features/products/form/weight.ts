import { formatCount } from '../../../lib/format/format.ts'

export const weightUnits = ['g', 'kg'] as const
export type WeightUnit = (typeof weightUnits)[number]

export type TypedWeight = Readonly<{ kind: 'weight'; grams: number | null }> | Readonly<{ kind: 'fault' }>

const wholeGrams = /^(\d{1,3}(?:,\d{3})+|\d+)$/
const kilograms = /^(\d+)(?:[.,](\d{1,3}))?$/
const mostDigits = 9

/** Reads a weight in the unit that is chosen, or in the one that is typed behind it (`1.5 kg`), into whole grams. */
export function parseWeight(text: string, chosen: WeightUnit): TypedWeight {
  const plain = text.replace(/\s+/g, '').toLowerCase()
  if (plain === '') return { kind: 'weight', grams: null }
  const unit = plain.endsWith('kg') ? 'kg' : plain.endsWith('g') ? 'g' : chosen
  const number = plain.replace(/k?g$/, '')
  const [, whole, decimals = ''] = (unit === 'g' ? wholeGrams : kilograms).exec(number) ?? []
  if (whole === undefined || whole.length > mostDigits) return { kind: 'fault' }
  const units = Number(whole.replaceAll(',', ''))
  return { kind: 'weight', grams: unit === 'g' ? units : units * 1000 + Number(decimals.padEnd(3, '0')) }
}

/** Grams as one would type them, in the unit that is shorter to read. */
export function weightText(grams: number | null): Readonly<{ text: string; unit: WeightUnit }> {
  if (grams === null) return { text: '', unit: 'g' }
  if (grams < 1000) return { text: String(grams), unit: 'g' }
  const decimals = String(grams % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  const kilos = String(Math.trunc(grams / 1000))
  return { text: decimals === '' ? kilos : `${kilos}.${decimals}`, unit: 'kg' }
}

/** `620 g`, `4.9 kg`. */
export function formatWeight(grams: number): string {
  const { text, unit } = weightText(grams)
  const [whole = '', decimals] = text.split('.')
  return `${formatCount(Number(whole))}${decimals === undefined ? '' : `.${decimals}`} ${unit}`
}
