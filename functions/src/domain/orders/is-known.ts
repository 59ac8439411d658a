/** Which state of an order it is: how new, and a mark of all that it says. */
export type OrderState = Readonly<{ version: number; digest: string }>

/** A version's thousands are the second of its change. */
const secondOf = ({ version }: OrderState): number => Math.trunc(version / 1000)

/**
 * Whether an order as it was read from its channel is no news to the state. Within one second the version only guesses
 * which state came last; what was read is the truth, so there only what it says counts.
 */
export const isKnown = (known: OrderState, read: OrderState): boolean =>
  secondOf(read) < secondOf(known) || (secondOf(read) === secondOf(known) && read.digest === known.digest)
