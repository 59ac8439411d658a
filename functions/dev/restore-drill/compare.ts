import type { Inventory } from './inventory.ts'

const named = 5

/** How many documents each collection holds, ids of merchants and documents aside. */
export function countsOf(inventory: Inventory): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const path of inventory.keys()) {
    const collection = path
      .split('/')
      .slice(0, -1)
      .map((part, index) => (index % 2 === 1 ? '*' : part))
      .join('/')
    counts.set(collection, (counts.get(collection) ?? 0) + 1)
  }
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** In what two databases differ, in words; the first few documents are named. Empty when they hold the same. */
export function differences(before: Inventory, after: Inventory): readonly string[] {
  const [counted, found] = [countsOf(before), countsOf(after)]
  const collections = [...new Set([...counted.keys(), ...found.keys()])].toSorted()
  const counts = collections
    .filter((name) => counted.get(name) !== found.get(name))
    .map((name) => `${name} held ${counted.get(name) ?? 0} documents and now holds ${found.get(name) ?? 0}.`)
  return [
    ...counts,
    ...listed(
      [...before.keys()].filter((path) => !after.has(path)),
      'is missing',
    ),
    ...listed(
      [...after.keys()].filter((path) => !before.has(path)),
      'was not there before',
    ),
    ...listed(
      [...before].filter(([path, digest]) => (after.get(path) ?? digest) !== digest).map(([path]) => path),
      'is not what it was',
    ),
  ]
}

const listed = (paths: readonly string[], words: string): readonly string[] => [
  ...paths.slice(0, named).map((path) => `${path} ${words}.`),
  ...(paths.length > named ? [`${paths.length - named} more: each ${words}.`] : []),
]
