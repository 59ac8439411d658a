/** A business rule said no. `reason` is stable and known to the contract; `facts` are what the words need. */
export type Refusal<R extends string = string> = Readonly<{
  reason: R
  detail: string
  facts: Readonly<Record<string, unknown>>
}>

export type Decision<F, R extends string = string> =
  Readonly<{ accepted: true; facts: readonly F[] }> | Readonly<{ accepted: false; refusal: Refusal<R> }>

/** What was decided of a command: what it answers, or the refusal. */
export type Verdict<A, R extends string = string> =
  Readonly<{ accepted: true; answer: A }> | Readonly<{ accepted: false; refusal: Refusal<R> }>

export const accept = <F>(facts: readonly F[]): Decision<F, never> => ({ accepted: true, facts })

export const answer = <A>(value: A): Verdict<A, never> => ({ accepted: true, answer: value })

export const refuse = <R extends string>(
  reason: R,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): Readonly<{ accepted: false; refusal: Refusal<R> }> => ({
  accepted: false,
  refusal: { reason, detail, facts },
})
