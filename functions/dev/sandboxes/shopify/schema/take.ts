import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildClientSchema, printSchema, type IntrospectionQuery } from 'graphql'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { keptVersions, schemaFile } from '../official-schema.ts'

/** Shopify's own package that holds the introspection of every supported version; it is too large to install. */
const source = '@shopify/dev-mcp@1.16.0'

/** Writes the Admin API's official schemas beside this file: `node functions/dev/sandboxes/shopify/schema/take.ts`. */
function takeSchemas(): void {
  const folder = mkdtempSync(join(tmpdir(), 'admin-schema-'))
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  run('tar', '-xzf', run('npm', 'pack', source).trim())
  for (const version of keptVersions) {
    const introspection = introspectionIn(join(folder, 'package/dist/data', `admin_${version}.json.gz`))
    writeFileSync(schemaFile(version), gzipSync(printSchema(buildClientSchema(introspection)), { level: 9 }))
  }
  copyFileSync(join(folder, 'package/LICENSE'), new URL('LICENSE', import.meta.url))
  rmSync(folder, { recursive: true })
}

/** Without what is said of each field: that is three quarters of it. */
function introspectionIn(file: string): IntrospectionQuery {
  const text = gunzipSync(readFileSync(file)).toString()
  const { data } = Introspected.parse(
    JSON.parse(text, (name, value: unknown) => (name === 'description' ? undefined : value)),
  )
  return data
}

const Introspected = z.object({
  data: z.custom<IntrospectionQuery>(
    (data) => typeof data === 'object' && data !== null && '__schema' in data,
  ),
})

takeSchemas()
