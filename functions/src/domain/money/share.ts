import type { Cents } from '@fluxori/contract/kernel'

/**
 * The part of an amount that falls to `part` of `whole` units or cents, half a cent up, away from zero. Exact integer
 * arithmetic. Throws a RangeError when the whole is nothing.
 */
export function share(cents: Cents, part: number, whole: number): Cents {
  if (whole === 0) throw new RangeError('nothing has no parts')
  const [product, parts] = [BigInt(cents) * BigInt(part), BigInt(whole)]
  const negative = product < 0n !== parts < 0n
  const [up, down] = [product < 0n ? -product : product, parts < 0n ? -parts : parts]
  const rounded = Number((2n * up + down) / (2n * down))
  return negative && rounded !== 0 ? -rounded : rounded
}
