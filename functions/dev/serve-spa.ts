import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { z } from 'zod'

/** The single page app through Vite's development server: `node serve-spa.ts HOST PORT`, told the rest by `VITE_…`. */
const Arguments = z.tuple([z.string(), z.coerce.number<string>().int().min(1).max(65_535)])

const [host, port] = Arguments.parse(process.argv.slice(2))
const root = fileURLToPath(new URL('../../spa', import.meta.url))
const server = await createServer({
  root,
  configFile: `${root}/vite.config.ts`,
  logLevel: 'warn',
  clearScreen: false,
  /** Two runs side by side would write into each other's cache. */
  cacheDir: fileURLToPath(new URL(`../../node_modules/.vite/${port}`, import.meta.url)),
  server: { host, port, strictPort: true },
})
await server.listen()
