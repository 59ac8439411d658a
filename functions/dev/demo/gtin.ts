import { gtinCheckDigit } from '@fluxori/contract/kernel'

/** A made-up GTIN-13 under a prefix of GS1 South Africa, 600 to 601. */
export function demoGtin(index: number): string {
  const digits = `600987${String(index).padStart(6, '0')}`
  return `${digits}${gtinCheckDigit(digits)}`
}
