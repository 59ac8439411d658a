import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

export type WebAppOptions = Readonly<{
  host: string
  port: number
  /** What the browser is told of its surroundings; see `spa/src/lib/env.ts`. */
  environment: Readonly<Record<`VITE_${string}`, string>>
}>

/** Serves the single page app through Vite. Throws when the port is taken. */
export async function startWebApp({ host, port, environment }: WebAppOptions): Promise<Readonly<{ stop: () => Promise<void> }>> {
  Object.assign(process.env, environment)
  const root = fileURLToPath(new URL('../../spa', import.meta.url))
  const server = await createServer({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'error',
    clearScreen: false,
    /** Two runs side by side would write into each other's cache. */
    cacheDir: fileURLToPath(new URL(`../../node_modules/.vite/${port}`, import.meta.url)),
    server: { host, port, strictPort: true },
  })
  await server.listen()
  return { stop: () => server.close() }
}
