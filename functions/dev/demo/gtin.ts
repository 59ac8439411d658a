/** The last digit of a GTIN: weights 3 and 1 from the right, up to the next ten (GS1 General Specifications, 7.9.1). */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** A made-up GTIN-13 under a prefix of GS1 South Africa, 600 to 601. */
export function demoGtin(index: number): string {
  const digits = `600987${String(index).padStart(6, '0')}`
  return `${digits}${checkDigit(digits)}`
}
