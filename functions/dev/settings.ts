import { parseArgs } from 'node:util'
import { z } from 'zod'

/** Everything listens here and nowhere else. */
export const host = '127.0.0.1'
export const project = 'demo-fluxori'

export type Ports = Readonly<{
  functions: number
  firestore: number
  auth: number
  spa: number
  sandboxes: number
  scheduler: number
}>

export type Settings = Readonly<{
  ports: Ports
  /** No demo merchant, no users, nothing for sale in the sandboxes. */
  empty: boolean
  /** Folder that the data is kept in from one run to the next. */
  persist: string | null
  /** The web app comes from Vite's development server, changed as its files change; else it is built first. */
  dev: boolean
  /** Scheduled functions and demo buyers run by themselves. */
  schedules: boolean
}>

const usual: Ports = {
  functions: 5001,
  firestore: 8080,
  auth: 9099,
  spa: 5173,
  sandboxes: 5010,
  scheduler: 5020,
}

/** Ports from 5001 on that no browser and no `fetch` will call (Fetch standard, "bad port"). */
const barredPorts: ReadonlySet<number> = new Set([
  5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
])

const Flags = z.object({
  'port-offset': z.coerce.number<string>().int().min(0).max(50_000).default(0),
  empty: z.boolean().default(false),
  dev: z.boolean().default(false),
  persist: z.string().min(1).nullable().default(null),
})

/**
 * The settings of a run from its flags and environment. Throws an Error that names a flag that is not known, or an
 * offset that puts something on a port that browsers refuse to call.
 */
export function parseSettings(
  flags: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const { values } = parseArgs({
    args: [...flags],
    options: {
      'port-offset': { type: 'string' },
      empty: { type: 'boolean' },
      persist: { type: 'string' },
      dev: { type: 'boolean' },
    },
  })
  const { 'port-offset': offset, empty, persist, dev } = Flags.parse(values)
  const shifted = (port: number) => {
    if (!barredPorts.has(port + offset)) return port + offset
    throw new Error(
      `--port-offset ${offset} puts something on port ${port + offset}, which no browser calls. Choose another.`,
    )
  }
  return {
    ports: {
      functions: shifted(usual.functions),
      firestore: shifted(usual.firestore),
      auth: shifted(usual.auth),
      spa: shifted(usual.spa),
      sandboxes: shifted(usual.sandboxes),
      scheduler: shifted(usual.scheduler),
    },
    empty,
    persist,
    dev,
    schedules: environment['FLUXORI_SCHEDULES'] !== 'off',
  }
}
