import type { EnvironmentName } from './flags.ts'
import type { Release } from './release.ts'
import type { Settings } from './settings.ts'

/** Everything that the commands of a deployment are made of. Paths are absolute, but for those in buckets. */
export type Context = Readonly<{
  environment: EnvironmentName
  settings: Settings
  /** The root of the repository at the release's commit. */
  tree: string
  /** The built web app. */
  site: string
  /** A folder of the repository that git ignores, for plans, archives and records. */
  work: string
  varFile: string
  release: Pick<Release, 'release' | 'commit' | 'source'>
  allowDestroy: boolean
}>

/** Who deploys, as others are told when they find the lock. */
export type Lock = Readonly<{ token: string; who: string; since: string }>

/** The addresses of what a deployment keeps. */
export const bucketPaths = ({ settings, environment, release }: Context) => ({
  lock: `gs://${settings.stateBucket}/locks/${environment}.json`,
  source: `gs://${settings.releasesBucket}/${release.source}`,
  records: `gs://${settings.releasesBucket}/records/${environment}`,
  keptSite: `gs://${settings.releasesBucket}/site/${environment}/${release.release}`,
  site: `gs://${settings.siteBucket}`,
})
