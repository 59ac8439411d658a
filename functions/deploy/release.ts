import { z } from 'zod'

/** A version that was deployed and answered well. Its source, its site and this record stay in the releases bucket. */
export const Release = z.object({
  /** Names the release: the first twelve digits of its commit. */
  release: z.string().regex(/^[0-9a-f]{12}$/),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  /** The object with the source of the functions, named by what is in it. */
  source: z.string().regex(/^source\/[0-9a-f]{64}\.zip$/),
  at: z.iso.datetime(),
  /** The release that this one replaced by going back, or null when it came forward. */
  insteadOf: z.string().nullable(),
})
export type Release = z.infer<typeof Release>

/** The records that `gcloud storage cat` prints one after the other, the oldest first. Throws when one is broken. */
export const parseReleases = (printed: string): readonly Release[] =>
  printed
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Release.parse(JSON.parse(line)))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))

/** The name of a record: they sort by time, and one that is written again is the same. */
export const recordName = ({ release, at }: Release): string => `${at.replaceAll(':', '-')}-${release}.json`

/**
 * The release to go back to: the one that is named, or else the latest other than the current one that had not been gone
 * back from. Null when there is none.
 */
export function releaseToReturnTo(releases: readonly Release[], named: string | null): Release | null {
  const newestFirst = releases.toReversed()
  if (named !== null) return newestFirst.find(({ release }) => release === named) ?? null
  const current = newestFirst[0]
  const left = new Set(releases.flatMap(({ insteadOf }) => insteadOf ?? []))
  return newestFirst.find(({ release }) => release !== current?.release && !left.has(release)) ?? null
}
