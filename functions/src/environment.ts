import { z } from 'zod'

/** What leads a function to stand-ins of the local run. */
const onlyHere = [
  'FLUXORI_SECRETS_FILE',
  'FIREBASE_AUTH_EMULATOR_HOST',
  'FIRESTORE_EMULATOR_HOST',
  'FLUXORI_SCHEDULER_URL',
] as const

/** What a function's process is told, by the platform and by the deployment. */
const Environment = z
  .object({
    GOOGLE_CLOUD_PROJECT: z.string().optional(),
    GCLOUD_PROJECT: z.string().optional(),
    /** Set by the platform, and by it alone: the service that runs. */
    K_SERVICE: z.string().optional(),
    /** A file with the channels' secrets by name, for the local run. Without it they come from Secret Manager. */
    FLUXORI_SECRETS_FILE: z.string().optional(),
    /** Where the browser may call from, comma-separated. */
    FLUXORI_ORIGINS: z.string().default(''),
    /** The address that channels reach the functions under; some sign it. */
    FLUXORI_PUBLIC_URL: z.url().default('http://127.0.0.1:5001'),
    /** `host:port` of the Auth emulator, for the local run. Without it sign-ins are Identity Platform's. */
    FIREBASE_AUTH_EMULATOR_HOST: z.string().optional(),
    /** `host:port` of the Firestore emulator, which the database's client reads by itself. */
    FIRESTORE_EMULATOR_HOST: z.string().optional(),
    /** Address of the local scheduler. Without it merchants' schedules are Cloud Scheduler's. */
    FLUXORI_SCHEDULER_URL: z.url().optional(),
    /** Where Cloud Scheduler keeps their jobs. */
    FLUXORI_SCHEDULER_LOCATION: z.string().default('africa-south1'),
    /** The function `schedule-run` as its jobs call it; it is not reached under the public address. */
    FLUXORI_SCHEDULE_RUN_URL: z.url().optional(),
    /** E-mail of the service account that jobs call as: the only one that may invoke `schedule-run`. */
    FLUXORI_SCHEDULE_ACCOUNT: z.string().optional(),
  })
  .refine(
    ({ K_SERVICE, GOOGLE_CLOUD_PROJECT, GCLOUD_PROJECT }) =>
      K_SERVICE === undefined || (GOOGLE_CLOUD_PROJECT ?? GCLOUD_PROJECT) !== undefined,
    {
      path: ['GCLOUD_PROJECT'],
      message: 'must be set by the deployment: the demo is for the local run alone',
    },
  )
  .refine((env) => env.K_SERVICE === undefined || onlyHere.every((name) => env[name] === undefined), {
    path: ['K_SERVICE'],
    message: `${onlyHere.join(', ')} are for the local run alone: a deployed function must not be told them`,
  })
  .transform((env) => ({
    projectId: env.GOOGLE_CLOUD_PROJECT ?? env.GCLOUD_PROJECT ?? 'demo-fluxori',
    secretsFile: env.FLUXORI_SECRETS_FILE ?? null,
    origins: env.FLUXORI_ORIGINS.split(',').filter((origin) => origin !== ''),
    publicUrl: env.FLUXORI_PUBLIC_URL,
    authEmulator: env.FIREBASE_AUTH_EMULATOR_HOST ?? null,
    scheduler: {
      api: env.FLUXORI_SCHEDULER_URL ?? null,
      location: env.FLUXORI_SCHEDULER_LOCATION,
      runUrl: env.FLUXORI_SCHEDULE_RUN_URL ?? `${env.FLUXORI_PUBLIC_URL}/schedule-run`,
      account: env.FLUXORI_SCHEDULE_ACCOUNT ?? '',
    },
  }))
export type Environment = z.infer<typeof Environment>

/** Reads the environment. Throws a ZodError that names what is missing or wrong. */
export const parseEnvironment = (env: Readonly<Record<string, string | undefined>>): Environment =>
  Environment.parse(env)
