import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ChannelSecret } from './domain/channels/channel-port.ts'
import { Fault } from './domain/fault.ts'
import type { Environment } from './environment.ts'

const Secret = z.object({ webhookSecrets: z.array(z.string().min(1)).min(1), apiKey: z.string().min(1) })
const SecretsFile = z.record(z.string(), Secret)
const Accessed = z.object({ payload: z.object({ data: z.string() }) })

export type ReadSecret = (name: string) => Promise<ChannelSecret>

/** How long a secret is kept in memory: a new key or signing secret counts everywhere after this. */
const keepMs = 60_000

/**
 * Reads a connection's secret by name, from Secret Manager, or locally from the secrets file. Throws a `Fault`:
 * `unauthorised` when it is not there, not ours to read or not what it should be, `unavailable` when it could not be
 * asked for. A secret is never logged, and never in Firestore.
 */
export function secretStore(environment: Pick<Environment, 'projectId' | 'secretsFile'>): ReadSecret {
  const kept = new Map<string, { secret: ChannelSecret; at: number }>()
  const read =
    environment.secretsFile === null
      ? fromSecretManager(environment.projectId)
      : fromFile(environment.secretsFile)
  return async (name) => {
    const known = kept.get(name)
    const at = performance.now()
    if (known !== undefined && at - known.at < keepMs) return known.secret
    const secret = await read(name)
    kept.set(name, { secret, at })
    return secret
  }
}

const fromFile =
  (path: string): ReadSecret =>
  async (name) => {
    const secrets = SecretsFile.safeParse(await readJson(path))
    const secret = secrets.success ? secrets.data[name] : undefined
    if (secret === undefined) throw new Fault('unauthorised', `the secret ${name} is not in the secrets file`)
    return secret
  }

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new Fault('unauthorised', 'the secrets file could not be read', { cause })
  }
}

const fromSecretManager =
  (projectId: string): ReadSecret =>
  async (name) => {
    const { GoogleAuth } = await import('google-auth-library')
    const auth = new GoogleAuth({ scopes: ['https://www.googleapis.com/auth/cloud-platform'] })
    const url = `https://secretmanager.googleapis.com/v1/projects/${projectId}/secrets/${name}/versions/latest:access`
    try {
      const { data } = await auth.request({ url })
      const text = Buffer.from(Accessed.parse(data).payload.data, 'base64').toString('utf8')
      return Secret.parse(JSON.parse(text))
    } catch (cause) {
      const kind =
        cause instanceof z.ZodError || cause instanceof SyntaxError || isRefused(cause)
          ? 'unauthorised'
          : 'unavailable'
      throw new Fault(kind, `the secret ${name} could not be read`, { cause })
    }
  }

/** Answered by Secret Manager with what will not change by asking again. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && (error.status === 403 || error.status === 404)
