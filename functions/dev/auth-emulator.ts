import { createRequire } from 'node:module'
import { z } from 'zod'

/**
 * Runs the Auth emulator of firebase-tools in this process: `node auth-emulator.ts HOST PORT PROJECT`. Without the
 * command line around it, it is up in two thirds of the time, takes one port instead of three, and asks the network
 * nothing.
 */
const Arguments = z.tuple([z.string(), z.coerce.number<string>().int().min(1).max(65_535), z.string().min(1)])

type AuthEmulator = Readonly<{ start: () => Promise<void> }>
type AuthEmulatorClass = new (
  settings: Readonly<{ host: string; port: number; projectId: string }>,
) => AuthEmulator

/** firebase-tools gives this module no types. */
const AuthModule = z.object({
  AuthEmulator: z.custom<AuthEmulatorClass>((value) => typeof value === 'function'),
})

const [host, port, projectId] = Arguments.parse(process.argv.slice(2))
const { AuthEmulator } = AuthModule.parse(
  createRequire(import.meta.url)('firebase-tools/lib/emulator/auth/index.js'),
)
await new AuthEmulator({ host, port, projectId }).start()
