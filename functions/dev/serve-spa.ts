import { fileURLToPath } from 'node:url'
import { build, createServer, preview } from 'vite'
import { z } from 'zod'

/**
 * The single page app: `node serve-spa.ts HOST PORT built|dev`, told the rest by `VITE_…`. Built, as it is deployed, with
 * its service worker; or through Vite's development server.
 */
const Arguments = z.tuple([
  z.string(),
  z.coerce.number<string>().int().min(1).max(65_535),
  z.enum(['built', 'dev']),
])

const [host, port, how] = Arguments.parse(process.argv.slice(2))
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const root = path('../../spa')
const shared = { root, configFile: `${root}/vite.config.ts`, logLevel: 'warn', clearScreen: false } as const
const address = { host, port, strictPort: true }

if (how === 'dev') {
  /** Two runs side by side would write into each other's cache. */
  const cacheDir = path(`../../node_modules/.vite/${port}`)
  const server = await createServer({ ...shared, cacheDir, server: address })
  await server.listen()
} else {
  const outDir = path(`../../.fluxori/spa-${port}`)
  await build({ ...shared, build: { outDir, emptyOutDir: true } })
  await preview({ ...shared, build: { outDir }, preview: address })
}
