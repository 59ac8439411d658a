import { cutLock } from './cut-lock.ts'
import { LockedPackage, type Lock } from './lock.ts'

/** A package that is sent to the cloud or to a browser. */
export type Shipped = Readonly<{ name: string; version: string; licence: string; where: readonly string[] }>

/** The workspaces that leave this repository, by what people call them. */
const shippedFrom = { functions: 'functions', spa: 'web app' } as const

/**
 * Licences that ask for no more than that their text and names are kept: what ships may have these and no other.
 * Each is an identifier of spdx.org/licenses.
 */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]

/** What is allowed all the same, each for this package, version and licence alone. */
const reasoned: readonly Readonly<{ name: string; version: string; licence: string; reason: string }>[] = [
  {
    name: 'spdx-exceptions',
    version: '2.5.0',
    licence: 'CC-BY-3.0',
    reason:
      'A list of names, unchanged; the functions framework brings it, and its package keeps the notice.',
  },
  {
    name: 'limiter',
    version: '1.1.5',
    licence: 'none',
    reason: 'Its package declares MIT in an old form that lock files leave out; its LICENSE.txt is MIT.',
  },
]

/** Every package that ships, with its licence as its authors declare it. `none` where they declare nothing. */
export function shippedPackages(lock: Lock): readonly Shipped[] {
  const found = new Map<string, Shipped>()
  for (const [workspace, where] of Object.entries(shippedFrom)) {
    const asked = Object.keys(lock.packages[workspace]?.dependencies ?? {})
    for (const [location, one] of Object.entries(cutLock(lock, workspace, asked))) {
      const { version = '', license: licence = 'none' } = LockedPackage.parse(one)
      const name = location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const key = `${name}@${version}`
      found.set(key, {
        name,
        version,
        licence,
        where: [...new Set([...(found.get(key)?.where ?? []), where])],
      })
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** Whether an SPDX expression can be met with allowed licences alone: of an OR one is enough, of an AND each is needed. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  const choices = bare.split(' OR ')
  if (choices.length > 1) return choices.some(isAllowed)
  return bare.split(' AND ').every((licence) => allowed.includes(licence))
}

/** Packages whose licence is not allowed, each in words. */
export const brokenLicences = (packages: readonly Shipped[]): readonly string[] =>
  packages
    .filter((one) => !isAllowed(one.licence) && reasonFor(one) === undefined)
    .map(({ name, version, licence }) => `${name} ${version} ships under ${licence}, which is not allowed.`)

const reasonFor = ({ name, version, licence }: Shipped): string | undefined =>
  reasoned.find((one) => one.name === name && one.version === version && one.licence === licence)?.reason

/** The reference page. */
export function licencesPage(packages: readonly Shipped[]): string {
  const counts = new Map<string, number>()
  packages.forEach(({ licence }) => counts.set(licence, (counts.get(licence) ?? 0) + 1))
  return [
    '# Licences',
    '',
    'Made from package-lock.json by `npm run reference`: every package that runs in a function or in the browser, with',
    'the licence that its authors declare. Another licence than these fails `npm run check`; the list of those that are',
    'allowed is in `functions/build/licences.ts`.',
    '',
    '| licence | packages |',
    '|---|---|',
    ...[...counts].toSorted(([, a], [, b]) => b - a).map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    ...reasoned.map(({ name, licence, reason }) => `${name} (${licence}): ${reason}`),
    '',
    '| package | version | licence | in |',
    '|---|---|---|---|',
    ...packages.map(
      ({ name, version, licence, where }) => `| ${name} | ${version} | ${licence} | ${where.join(', ')} |`,
    ),
    '',
  ].join('\n')
}
