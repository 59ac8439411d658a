import { z } from 'zod'

/** Statuses of google.rpc.Code that the scheduler answers with, and their HTTP status. */
const httpStatus = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  UNAVAILABLE: 503,
} as const
export type RpcStatus = keyof typeof httpStatus

export type WireAnswer = Readonly<{ status: number; json: unknown }>

/** An error as Google's REST surface words it. */
export const failure = (status: RpcStatus, message: string): WireAnswer => ({
  status: httpStatus[status],
  json: { error: { code: httpStatus[status], message, status } },
})

/** `120s` in milliseconds. */
const Duration = z
  .string()
  .regex(/^\d+(\.\d+)?s$/)
  .transform((text) => Number(text.slice(0, -1)) * 1000)

const HttpTarget = z.object({
  uri: z.string().regex(/^https?:\/\//),
  /** google.cloud.scheduler.v1.HttpMethod: POST is 1. */
  httpMethod: z.union([z.literal(1), z.literal('POST')]).default(1),
  headers: z.record(z.string(), z.string()).default({}),
  /** Base64. */
  body: z.string().default(''),
  oidcToken: z.object({ serviceAccountEmail: z.string(), audience: z.string().default('') }).optional(),
})

const RetryConfig = z.object({
  retryCount: z.int().min(0).max(5).default(0),
  minBackoffDuration: Duration.default(5_000),
  maxBackoffDuration: Duration.default(3_600_000),
})

const jobName = /^projects\/[^/]+\/locations\/[^/]+\/jobs\/[A-Za-z0-9_-]{1,500}$/

/** What a client says of a job: the parts of Cloud Scheduler's v1 `Job` that jobs with an HTTP target have. */
export const SaidJob = z.object({
  name: z.string().regex(jobName),
  description: z.string().max(500).default(''),
  schedule: z.string(),
  timeZone: z.string().default('UTC'),
  /** Between 15 seconds and 30 minutes. */
  attemptDeadline: Duration.pipe(z.number().min(15_000).max(1_800_000)).default(180_000),
  retryConfig: RetryConfig.default(RetryConfig.parse({})),
  httpTarget: HttpTarget,
})
export type SaidJob = z.infer<typeof SaidJob>

/** google.cloud.scheduler.v1.Job.State, as numbers: the client asks for those. */
export const jobState = { ENABLED: 1, PAUSED: 2, UPDATE_FAILED: 4 } as const

export type KeptJob = Readonly<{ said: SaidJob; raw: Readonly<Record<string, unknown>>; state: 1 | 2 | 4 }>

/** A job as it is answered: what was said of it, and its state. */
export const answeredJob = ({ raw, state }: KeptJob): Readonly<Record<string, unknown>> => ({ ...raw, state })

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What a job becomes when the masked fields of another are put over it. */
export function maskedOver(
  raw: Readonly<Record<string, unknown>>,
  said: Readonly<Record<string, unknown>>,
  mask: string,
): Readonly<Record<string, unknown>> {
  const paths = mask.split(',').map(camel)
  return { ...raw, ...Object.fromEntries(paths.map((path) => [path, said[path]])) }
}
