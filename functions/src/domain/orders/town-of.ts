const mostLetters = 60
const town = /^\p{L}[\p{L}\p{M} .,'’()/-]*$/u

/**
 * The first of the fields for a town that names one; null when none does. Buyers type into such a field what they like:
 * with digits or an address for e-mail in it, it is part of where somebody lives, and is not kept with the order.
 */
export function townOf(...fields: readonly (string | null | undefined)[]): string | null {
  const written = fields.map((text) => (text ?? '').trim().replace(/\s+/g, ' ')).find((text) => text !== '')
  return written !== undefined && written.length <= mostLetters && town.test(written) ? written : null
}
