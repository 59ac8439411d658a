import { z } from 'zod'

/** Any of these shapes, told apart by their `kind`. Throws when there is none. */
export function oneOfKind<S extends z.core.$ZodTypeDiscriminable>(
  shapes: readonly S[],
): z.ZodDiscriminatedUnion<[S, ...S[]], 'kind'> {
  const [first, ...others] = shapes
  if (first === undefined) throw new Error('no kind is declared')
  return z.discriminatedUnion('kind', [first, ...others])
}
