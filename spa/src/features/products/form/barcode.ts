import { Gtin, gtinCheckDigit } from '@fluxori/contract/kernel'

/** What keeps a typed barcode from being a GTIN, so that it can be said exactly. */
export type BarcodeFault =
  | Readonly<{ kind: 'not-digits' }>
  | Readonly<{ kind: 'wrong-length'; length: number }>
  | Readonly<{ kind: 'wrong-check-digit'; should: number }>

/** A barcode as it is kept: without the gaps and dashes that labels and people put in. */
export const plainBarcode = (text: string): string => text.replace(/[\s-]/g, '')

/** Why this is not a GTIN; null when it is one. */
export function barcodeFault(barcode: string): BarcodeFault | null {
  if (Gtin.safeParse(barcode).success) return null
  if (!/^\d*$/.test(barcode)) return { kind: 'not-digits' }
  if (!/^(\d{8}|\d{12,14})$/.test(barcode)) return { kind: 'wrong-length', length: barcode.length }
  return { kind: 'wrong-check-digit', should: gtinCheckDigit(barcode.slice(0, -1)) }
}
