import { locate, neededBy, type Lock, type LockedPackage } from './lock.ts'

type Json = Readonly<Record<string, unknown>>

/** A package on its way from the repository's lock file into the cut one. */
type Placed = Readonly<{ from: string; to: string; optional: boolean }>

/**
 * The packages of `lock` that `names` need when `workspace` asks for them, by the folder that they are installed in
 * when the workspace stands alone. Versions are those of `lock`. Packages of the repository itself are left out, what
 * they need is not. Throws an Error that names a package that the lock file does not hold.
 */
export function cutLock(
  lock: Lock,
  workspace: string,
  names: readonly string[],
): Readonly<Record<string, Json>> {
  const placed = new Map<string, Placed>()
  const waiting: Placed[] = []
  const take = (by: Placed, name: string, optional: boolean): void => {
    const from = locate((location) => location in lock.packages, by.from, name)
    if (from === null) {
      if (optional) return
      throw new Error(`package-lock.json holds no ${name}, which ${by.from} needs. Run: npm install`)
    }
    const target = lock.packages[from]
    if (target?.link === true) {
      waiting.push({ from: target.resolved ?? from, to: by.to, optional: by.optional || optional })
      return
    }
    const seen = locate((location) => placed.has(location), by.to, name)
    const known = seen === null ? undefined : placed.get(seen)
    const isOptional = by.optional || optional
    if (known !== undefined && known.from === from && (isOptional || !known.optional)) return
    const to =
      known?.from === from
        ? known.to
        : seen === null
          ? `node_modules/${name}`
          : `${by.to}/node_modules/${name}`
    const next = { from, to, optional: isOptional }
    placed.set(to, next)
    waiting.push(next)
  }
  names.forEach((name) => take({ from: workspace, to: '', optional: false }, name, false))
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const by = next
    const one = lock.packages[by.from]
    if (one !== undefined) neededBy(one).forEach(({ name, optional }) => take(by, name, optional))
  }
  check(lock, [...placed.values()], placed)
  return Object.fromEntries(
    [...placed.values()]
      .toSorted((a, b) => (a.to < b.to ? -1 : 1))
      .map(({ from, to, optional }) => [to, withMark(lock.packages[from], optional)]),
  )
}

const marks = ['dev', 'devOptional', 'peer', 'optional']

/** Marks say from where the repository needs a package; alone, only `optional` can hold. Empty maps are left out. */
function withMark(one: LockedPackage | undefined, optional: boolean): Json {
  const kept = Object.entries(one ?? {}).filter(
    ([name, value]) => !marks.includes(name) && value !== false && !isEmpty(value),
  )
  return { ...Object.fromEntries<unknown>(kept), ...(optional ? { optional } : {}) }
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Moved packages must still find what they found before. Throws an Error for the first that does not. */
function check(lock: Lock, all: readonly Placed[], placed: ReadonlyMap<string, Placed>): void {
  for (const { from, to } of all) {
    const one = lock.packages[from]
    for (const { name } of one === undefined ? [] : neededBy(one)) {
      const before = locate((location) => location in lock.packages, from, name)
      const now = locate((location) => placed.has(location), to, name)
      const found = now === null ? null : placed.get(now)?.from
      if (found !== before) throw new Error(`${from} would find another ${name} than in package-lock.json.`)
    }
  }
}
