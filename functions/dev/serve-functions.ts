import { z } from 'zod'
import * as main from '../src/main.ts'
import { bringEvent, retryAfterMs } from './event.ts'
import { createRouter } from './router.ts'
import { registerTriggers } from './triggers.ts'

/**
 * All Cloud Functions in one process: `node serve-functions.ts HOST PORT`, with FIRESTORE_EMULATOR_HOST and
 * GOOGLE_CLOUD_PROJECT set. It listens once the emulator knows every trigger.
 */
const Arguments = z.tuple([z.string(), z.coerce.number<string>().int().min(1).max(65_535)])
const Emulated = z.object({ FIRESTORE_EMULATOR_HOST: z.string(), GOOGLE_CLOUD_PROJECT: z.string() })

const [host, port] = Arguments.parse(process.argv.slice(2))
const { FIRESTORE_EMULATOR_HOST: emulator, GOOGLE_CLOUD_PROJECT: project } = Emulated.parse(process.env)
const functions = Object.values(main)
const stopping = new AbortController()
const secondsToFinish = 5

const router = createRouter({
  functions,
  bring: (name, event) => {
    void bringEvent(name, event, {
      send: (to, { headers, body }) =>
        fetch(`http://${host}:${port}/${to}`, { method: 'POST', headers, body }),
      waits: retryAfterMs,
      stop: stopping.signal,
      log: (message) => console.error(JSON.stringify({ severity: 'ERROR', message })),
    })
  },
})
router.keepAliveTimeout = 60_000

process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => {
  stopping.abort()
  router.close(() => process.exit(0))
  router.closeIdleConnections()
  setTimeout(() => process.exit(0), secondsToFinish * 1000).unref()
})

await registerTriggers(emulator, project, functions)
router.listen(port, host)
