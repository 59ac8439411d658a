import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { partsOf, runChecks, smokeChecks } from './smoke-checks.ts'

/** Asks a release that was just deployed whether it answers. Ends with 1, and in words why, when it does not. */
const { values } = parseArgs({
  options: {
    api: { type: 'string' },
    site: { type: 'string' },
    dist: { type: 'string' },
    manifest: { type: 'string' },
    tries: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '10' },
  },
})
const { api, site, dist, manifest, tries, seconds } = z
  .object({
    api: z.url(),
    site: z.url(),
    dist: z.string(),
    manifest: z.string(),
    tries: z.coerce.number<string>().int().min(1),
    seconds: z.coerce.number<string>().min(0),
  })
  .parse(values)
const Manifest = z.array(
  z.object({ name: z.string(), trigger: z.object({ kind: z.string(), path: z.string().optional() }) }),
)

const page = await readFile(join(dist, 'index.html'), 'utf8')
const named = partsOf(page).filter((part) => /\.(js|css|svg|webmanifest)$/.test(part))
const built = await Promise.all(
  ['index.html', 'sw.js', ...named].map(
    async (file) => [file, await readFile(join(dist, file), 'utf8')] as const,
  ),
)
const checks = smokeChecks({
  api,
  site,
  manifest: Manifest.parse(JSON.parse(await readFile(manifest, 'utf8'))),
  built: new Map(built),
})
const troubles = await runChecks(checks, tries, () => pause(seconds * 1000))
troubles.forEach((trouble) => console.error(trouble))
console.log(`${checks.length - troubles.length} of ${checks.length} are well.`)
process.exitCode = troubles.length === 0 ? 0 : 1
