import { dequal } from 'dequal/lite'

/** One request as the person meant it. The key makes every further sending of it the same one. */
export type Submission<I> = Readonly<{ input: I; key: string }>

/** The same request as the one that nothing was decided on keeps its key; any other is a new one. */
export function submissionOf<I>(
  input: I,
  undecided: Submission<unknown> | null,
  newKey: () => string,
): Submission<I> {
  const same = undecided !== null && dequal(undecided.input, input)
  return { input, key: same ? undecided.key : newKey() }
}
