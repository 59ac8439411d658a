import { ChannelChange, type QuantityFormula } from '@fluxori/contract/channels/channels'
import { dequal } from 'dequal/lite'
import { z } from 'zod'

/** A field of numbers: empty while nothing is in it. */
const Field = z.union([z.number(), z.literal('')])

/** The formula as it is typed: the share in per cent, no limit as an empty field. */
export const FormulaValues = z.object({ max: Field, safety: Field, sharePercent: Field, buffer: Field })
export type FormulaValues = z.infer<typeof FormulaValues>
export type FormulaField = keyof FormulaValues

export const valuesOf = ({ max, safety, shareBps, buffer }: QuantityFormula): FormulaValues => ({
  max: max ?? '',
  safety,
  sharePercent: shareBps / 100,
  buffer,
})

/** What is sent, or which fields cannot be sent as they are. */
export type Typed =
  | Readonly<{ ok: true; formula: QuantityFormula }>
  | Readonly<{ ok: false; faults: ReadonlySet<FormulaField> }>

/** The fields of the form by those of the request. */
export const formulaFields: Readonly<Record<string, FormulaField>> = {
  'change.formula.max': 'max',
  'change.formula.safety': 'safety',
  'change.formula.shareBps': 'sharePercent',
  'change.formula.buffer': 'buffer',
}

/** Reads what is typed by the contract, so that nothing is sent that would be refused. A hundredth of a per cent is exact. */
export function formulaOf({ max, safety, sharePercent, buffer }: FormulaValues): Typed {
  const read = ChannelChange.safeParse({
    kind: 'formula',
    formula: {
      max: max === '' ? null : max,
      safety,
      shareBps: sharePercent === '' ? '' : bpsOf(sharePercent),
      buffer,
    },
  })
  if (read.success && read.data.kind === 'formula') return { ok: true, formula: read.data.formula }
  const faults = read.success
    ? []
    : read.error.issues.flatMap(({ path }) => formulaFields[`change.${path.join('.')}`] ?? [])
  return { ok: false, faults: new Set(faults) }
}

/** Per cent as basis points; a share that is finer than these stays broken, and the contract says so. */
function bpsOf(percent: number): number {
  const bps = percent * 100
  const whole = Math.round(bps)
  return Math.abs(bps - whole) < 1e-6 ? whole : bps
}

export const isSameFormula = (one: QuantityFormula, other: QuantityFormula): boolean => dequal(one, other)
