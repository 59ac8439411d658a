type State = Readonly<{ version: number; digest: string }>

/** A version's thousands are the second of its change. */
const secondOf = ({ version }: State): number => Math.trunc(version / 1000)

/**
 * Whether an order as it was read from its channel is no news to the books. Within one second the version only guesses
 * which state came last; what was read is the truth, so there only what it says counts.
 */
export const isKnown = (known: State, read: State): boolean =>
  secondOf(read) < secondOf(known) || (secondOf(read) === secondOf(known) && read.digest === known.digest)
