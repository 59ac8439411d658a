import * as functions from '../src/main.ts'
import type { CloudFunction } from '../src/edge/cloud-function.ts'
import { grants } from '../src/edge/grants.ts'

/** What the deployment must know of one function: everything but what it does. */
export type ManifestEntry = Omit<CloudFunction, 'answer'> &
  Readonly<{
    /** What its grants are in the project, as roles. */
    projectRoles: readonly string[]
    entryPoint: string
    /** Who may invoke it: anybody (it checks for itself), or only the platform's own service account. */
    invoker: 'public' | 'platform'
    serviceAccount: string
  }>

/** Every exported Cloud Function, by name. */
const cloudFunctions: readonly CloudFunction[] = Object.values(functions).toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
)

/** The manifest that the local router, Terraform, the OpenAPI document and the reference page are made from. */
export const manifest: readonly ManifestEntry[] = cloudFunctions.map(({ answer: _, ...one }) => ({
  ...one,
  projectRoles: one.grants.flatMap((grant) => grants[grant].projectRole ?? []),
  entryPoint: one.name,
  invoker: one.trigger.kind === 'http' || one.trigger.kind === 'webhook' ? 'public' : 'platform',
  serviceAccount: one.name,
}))
