import type { Request, Response } from '@google-cloud/functions-framework'
import type { Role } from '@fluxori/contract/kernel'
import type { Services } from '../services.ts'
import type { Grant } from './grants.ts'

/** What happens to a document: it is new, or it is new, changed or removed. */
export type DocumentEvent = 'created' | 'written'

/** What Eventarc and the emulator call an event of a document. */
export const eventType = (event: DocumentEvent): string => `google.cloud.firestore.document.v1.${event}`

/** What starts a function. */
export type Trigger =
  /** A person's browser, with an ID token. */
  | Readonly<{ kind: 'http' }>
  /** A channel, with a signature. */
  | Readonly<{ kind: 'webhook'; path: string }>
  /** An event of a Firestore document whose path fits. */
  | Readonly<{ kind: 'document'; event: DocumentEvent; path: string }>
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
  /** What its service account may do beyond the database. */
  grants: readonly Grant[]
  answer: Answer
}>

export type Answer =
  | Readonly<{
      kind: 'http'
      run: (services: Services, request: Request, response: Response) => Promise<void>
    }>
  | Readonly<{ kind: 'event'; run: (services: Services, documentPath: string) => Promise<void> }>

const usualResources: Resources = {
  memoryMb: 512,
  timeoutSeconds: 60,
  minInstances: 0,
  concurrency: 40,
}

/** What a function needs beyond the usual. */
export type Needs = Partial<Resources> & Readonly<{ grants?: readonly Grant[] }>

/** The resources and grants of a function that needs these. */
export const needed = ({
  grants = [],
  ...resources
}: Needs): Pick<CloudFunction, 'resources' | 'grants'> => ({
  resources: { ...usualResources, ...resources },
  grants,
})
