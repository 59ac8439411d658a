import { dequal } from 'dequal/lite'

/** The fields that an edit changes, as they are wanted and as they were. */
export type Edit<F> = Readonly<{ fields: Partial<F>; before: Partial<F> }>

/** The fields of `now` that differ from `was`; null when none does. */
export function changedFields<F extends object>(now: F, was: F): Edit<F> | null {
  const [fields, before]: [Partial<F>, Partial<F>] = [{}, {}]
  let changed = false
  for (const name in now) {
    if (dequal(now[name], was[name])) continue
    fields[name] = now[name]
    before[name] = was[name]
    changed = true
  }
  return changed ? { fields, before } : null
}
