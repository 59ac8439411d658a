import type { CaseKind } from '@fluxori/contract/engine/cases'
import { giveCaseViews } from '../business/cases/views.ts'
import type { Feature } from '../business/feature.ts'
import { giveRefusals } from '../lib/messages/problems.ts'
import { features } from './features.ts'

type ShownBy<F> =
  F extends Readonly<{ cases: () => Promise<Readonly<{ cases: infer Views }>> }> ? keyof Views : never
type Complete<Missing extends never> = Missing
/** A kind of case that no feature shows does not compile: the compiler names it here. */
export type KindsWithoutWords = Complete<Exclude<CaseKind, ShownBy<(typeof features)[number]>>>

/** Records of features as one. Throws an Error when two of them use one name: one would hide the other's words. */
export function joined<T>(records: readonly Readonly<Record<string, T>>[]): ReadonlyMap<string, T> {
  const all = new Map<string, T>()
  records.forEach((record) =>
    Object.entries(record).forEach(([name, value]) => {
      if (all.has(name)) throw new Error(`${name} has its words in two features`)
      all.set(name, value)
    }),
  )
  return all
}

/** Fetches what the features say of their cases and refusals, and hands it to who shows them. */
export async function loadWords(): Promise<void> {
  const from: readonly Feature[] = features
  const [cases, refusals] = await Promise.all([
    Promise.all(from.map(async ({ cases: load }) => (await load?.())?.cases ?? {})),
    Promise.all(from.map(async ({ refusals: load }) => (await load?.())?.refusals ?? {})),
  ])
  giveCaseViews(joined(cases))
  giveRefusals(joined(refusals))
}
