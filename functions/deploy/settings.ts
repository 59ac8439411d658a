import { parseEnv } from 'node:util'
import { z } from 'zod'

const BucketName = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
const Origin = z.url({ protocol: /^https$/ }).transform((address) => address.replace(/\/$/, ''))

const Given = z.object({
  FLUXORI_PROJECT_ID: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'must be the id of a project'),
  FLUXORI_STATE_BUCKET: BucketName,
  FLUXORI_RELEASES_BUCKET: BucketName,
  FLUXORI_SITE_BUCKET: BucketName,
  FLUXORI_API_URL: Origin,
  FLUXORI_SITE_URL: Origin,
  FLUXORI_WEB_API_KEY: z.string().min(1),
})

/** What a deployment must be told of its environment. Names only: who deploys signs in with `gcloud auth login`. */
export type Settings = Readonly<{
  project: string
  /** Keeps Terraform's state and the lock. Made once, by hand. */
  stateBucket: string
  /** Keeps what was released: sources, sites and the record of each. */
  releasesBucket: string
  siteBucket: string
  apiUrl: string
  siteUrl: string
  /** The key of the web app for Identity Platform. Everybody's browser gets it: it names the project, and opens nothing. */
  webApiKey: string
}>

type Names = Readonly<Record<string, string | undefined>>

/** The settings, or a line for each that is missing or wrong. What the process is told counts more than the file. */
export function readSettings(
  fileText: string,
  environment: Names,
): Readonly<{ settings: Settings; faults: readonly string[] }> {
  const given = { ...parseEnv(fileText), ...definedOf(environment) }
  const read = Given.safeParse(given)
  if (read.success) return { settings: settingsOf(read.data), faults: [] }
  const faults = read.error.issues.map(({ path: [name], message }) =>
    given[String(name)] === undefined ? `${String(name)} is not set.` : `${String(name)}: ${message}.`,
  )
  return { settings: settingsOf({ ...placeholders, ...onlyOurs(given) }), faults }
}

/** What stands in a dry run's commands for what is not set. */
const placeholders = {
  FLUXORI_PROJECT_ID: 'PROJECT_ID',
  FLUXORI_STATE_BUCKET: 'STATE_BUCKET',
  FLUXORI_RELEASES_BUCKET: 'RELEASES_BUCKET',
  FLUXORI_SITE_BUCKET: 'SITE_BUCKET',
  FLUXORI_API_URL: 'API_URL',
  FLUXORI_SITE_URL: 'SITE_URL',
  FLUXORI_WEB_API_KEY: 'WEB_API_KEY',
}

const definedOf = (names: Names): Record<string, string> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

const onlyOurs = (given: Names): Record<string, string> =>
  Object.fromEntries(Object.entries(definedOf(given)).filter(([name]) => name in placeholders))

const settingsOf = (given: z.infer<typeof Given>): Settings => ({
  project: given.FLUXORI_PROJECT_ID,
  stateBucket: given.FLUXORI_STATE_BUCKET,
  releasesBucket: given.FLUXORI_RELEASES_BUCKET,
  siteBucket: given.FLUXORI_SITE_BUCKET,
  apiUrl: given.FLUXORI_API_URL,
  siteUrl: given.FLUXORI_SITE_URL,
  webApiKey: given.FLUXORI_WEB_API_KEY,
})
