import type { Request, Response } from '@google-cloud/functions-framework'
import type { Role } from '@fluxori/contract/kernel'
import type { Services } from '../services.ts'

/** What starts a function. */
export type Trigger =
  /** A person's browser, with an ID token. */
  | Readonly<{ kind: 'http' }>
  /** A channel, with a signature. */
  | Readonly<{ kind: 'webhook'; path: string }>
  /** A write of a Firestore document. */
  | Readonly<{ kind: 'document'; path: string }>
  /** Cloud Scheduler, in SAST. */
  | Readonly<{ kind: 'schedule'; cron: string }>
  /** Cloud Scheduler, at the times of merchants' schedules: their jobs are made as merchants ask for them. */
  | Readonly<{ kind: 'job' }>

export type Resources = Readonly<{
  memoryMb: 256 | 512 | 1024
  timeoutSeconds: number
  minInstances: number
  concurrency: number
}>

/** A Cloud Function: what the manifest says of it, and what it does. */
export type CloudFunction = Readonly<{
  name: string
  summary: string
  trigger: Trigger
  resources: Resources
  /** Roles that may call it; empty for functions that people do not call. */
  roles: readonly Role[]
  /** Whether its service account may read the channels' secrets. */
  readsSecrets: boolean
  /** Whether its service account may look up, make and change people's sign-ins, and have e-mail sent to them. */
  administersSignIns: boolean
  /** Whether its service account may make, change and remove the jobs of merchants' schedules. */
  managesSchedules: boolean
  answer: Answer
}>

export type Answer =
  | Readonly<{
      kind: 'http'
      run: (services: Services, request: Request, response: Response) => Promise<void>
    }>
  | Readonly<{ kind: 'event'; run: (services: Services, documentPath: string) => Promise<void> }>

export const usualResources: Resources = {
  memoryMb: 512,
  timeoutSeconds: 60,
  minInstances: 0,
  concurrency: 40,
}
