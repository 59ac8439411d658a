import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { buildSchema, type GraphQLSchema } from 'graphql'

/** The versions of the Admin API whose official schema is kept, oldest first. */
export const keptVersions = ['2026-01', '2026-04', '2026-07', '2026-10'] as const

export type KeptVersion = (typeof keptVersions)[number]

export const schemaFile = (version: KeptVersion): URL =>
  new URL(`schema/admin-${version}.graphql.gz`, import.meta.url)

const built = new Map<KeptVersion, GraphQLSchema>()

/** The official schema of a version, built when it is first asked for. */
export function officialSchema(version: KeptVersion): GraphQLSchema {
  const known = built.get(version)
  if (known !== undefined) return known
  const schema = buildSchema(gunzipSync(readFileSync(schemaFile(version))).toString(), {
    noLocation: true,
    assumeValid: true,
    assumeValidSDL: true,
  })
  built.set(version, schema)
  return schema
}

/** The version that answers when this one is asked for: a dead or unknown one falls forward to the oldest kept. */
export const servedVersion = (asked: string): KeptVersion =>
  keptVersions.find((version) => version === asked) ?? keptVersions[0]
