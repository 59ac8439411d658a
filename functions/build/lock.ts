import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Names = z.record(z.string(), z.string()).default({})

/** One package of a lock file. What is not named here (integrity, engines, bin) is kept as it is. */
export const LockedPackage = z.looseObject({
  version: z.string().optional(),
  license: z.string().optional(),
  resolved: z.string().optional(),
  link: z.boolean().default(false),
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
})
export type LockedPackage = z.infer<typeof LockedPackage>

/** `package-lock.json`, version 3: every package by the folder that it is installed in. */
export const Lock = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), LockedPackage) })
export type Lock = z.infer<typeof Lock>

/** Reads a lock file. Throws a ZodError when it is not of version 3. */
export const readLock = async (file: string): Promise<Lock> =>
  Lock.parse(JSON.parse(await readFile(file, 'utf8')))

/**
 * The folder that `name` is found in from `location`, as Node looks for it: in `node_modules` beside, then of each
 * folder above (nodejs.org/api/modules.html, loading from node_modules folders). Null when it is nowhere.
 */
export function locate(has: (location: string) => boolean, location: string, name: string): string | null {
  const steps = location === '' ? [] : location.split('/')
  for (let depth = steps.length; depth >= 0; depth -= 1) {
    if (steps[depth - 1] === 'node_modules') continue
    const found = [...steps.slice(0, depth), 'node_modules', name].join('/')
    if (has(found)) return found
  }
  return null
}

export type Needed = Readonly<{ name: string; optional: boolean }>

/** What a package needs to run: a peer that it can do without is not needed. */
export function neededBy(one: LockedPackage): readonly Needed[] {
  const peers = Object.keys(one.peerDependencies).filter(
    (name) => one.peerDependenciesMeta[name]?.optional !== true,
  )
  const required = [...Object.keys(one.dependencies), ...peers].filter(
    (name) => !(name in one.optionalDependencies),
  )
  return [
    ...[...new Set(required)].map((name) => ({ name, optional: false })),
    ...Object.keys(one.optionalDependencies).map((name) => ({ name, optional: true })),
  ]
}
