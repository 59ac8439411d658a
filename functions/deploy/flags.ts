import { parseArgs } from 'node:util'
import { z } from 'zod'

const Environment = z.enum(['staging', 'production'])
export type EnvironmentName = z.infer<typeof Environment>

/** What every deployment and rollback is asked for. */
type Asked = Readonly<{
  environment: EnvironmentName
  /** Checks for real what can be checked here, and prints every step with its command; runs none. */
  dryRun: boolean
  /** The file with the values of Terraform's variables; null for the usual place. */
  varFile: string | null
  /** The lock of a deployment that is known to be dead, by the token that the refusal named. */
  breakLock: string | null
  help: boolean
}>

export type DeployFlags = Asked &
  Readonly<{
    /** Makes the buckets first: an environment that was never deployed. */
    first: boolean
    /** The tests have passed for this very commit elsewhere. */
    tested: boolean
    /** The plan may delete or replace what holds data. */
    allowDestroy: boolean
  }>
export type RollbackFlags = Asked & Readonly<{ to: string | null; allowDestroy: boolean }>

export const deployHelp = `npm run deploy -- staging|production [flags]
  --dry-run          checks what can be checked here and prints every step; needs no cloud account
  --var-file FILE    the values of Terraform's variables; else .fluxori/deploy/ENVIRONMENT.tfvars
  --first            the environment was never deployed: makes its buckets before anything is sent there
  --tested           the tests have passed for this commit: does not run them again
  --allow-destroy    the plan may delete or replace what holds data
  --break-lock TOKEN takes the place of a deployment that is known to be dead`

export const rollbackHelp = `npm run rollback -- staging|production [flags]
  --to RELEASE       the release to go back to; else the one before the current one
  --dry-run          prints every step; needs no cloud account
  --var-file FILE    the values of Terraform's variables; else .fluxori/deploy/ENVIRONMENT.tfvars
  --allow-destroy    the plan may delete or replace what holds data
  --break-lock TOKEN takes the place of a deployment that is known to be dead`

const shared = {
  'dry-run': { type: 'boolean' },
  'var-file': { type: 'string' },
  'break-lock': { type: 'string' },
  'allow-destroy': { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** Reads what `npm run deploy` is asked. Throws an Error in words for a flag or an environment that does not exist. */
export function parseDeployFlags(args: readonly string[]): DeployFlags {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...shared, first: { type: 'boolean' }, tested: { type: 'boolean' } },
  })
  return {
    ...askedOf(values, positionals),
    first: values.first ?? false,
    tested: values.tested ?? false,
    allowDestroy: values['allow-destroy'] ?? false,
  }
}

/** Reads what `npm run rollback` is asked. Throws an Error in words for a flag or an environment that does not exist. */
export function parseRollbackFlags(args: readonly string[]): RollbackFlags {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...shared, to: { type: 'string' } },
  })
  return {
    ...askedOf(values, positionals),
    to: values.to ?? null,
    allowDestroy: values['allow-destroy'] ?? false,
  }
}

type Values = Readonly<{
  'dry-run'?: boolean | undefined
  'var-file'?: string | undefined
  'break-lock'?: string | undefined
  help?: boolean | undefined
}>

function askedOf(values: Values, positionals: readonly string[]): Asked {
  const help = values.help ?? false
  const [named, ...rest] = positionals
  const environment = Environment.safeParse(help ? (named ?? 'staging') : named)
  if (!environment.success || rest.length > 0)
    throw new Error('Name one environment: staging or production. Flags are told with --help.')
  return {
    environment: environment.data,
    dryRun: values['dry-run'] ?? false,
    varFile: values['var-file'] ?? null,
    breakLock: values['break-lock'] ?? null,
    help,
  }
}
