import type { Firestore, Timestamp } from '@google-cloud/firestore'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import type { Log } from '../log/log-line.ts'
import type { WorkingSet } from './working-set.ts'

/** What a drain needs from the process it runs in. */
export type DrainTools = Readonly<{
  db: Firestore
  now: () => Instant
  newId: () => string
  /** How long a lease lasts without a commit. A drain that dies holds the merchant up for so long. */
  leaseMs: number
  batchSize: number
  memory: DrainMemory
  log: Log
}>

/** `held` says that somebody else is draining: they will find what is pending. */
export type Drained = Readonly<{ applied: number; held: boolean }>

/** What drains of this process remember between runs, by merchant. */
export type DrainMemory = Readonly<{
  kept: Map<MerchantId, Readonly<{ set: WorkingSet; fence: Timestamp }>>
  running: Map<MerchantId, Readonly<{ first: Promise<Drained>; next: Promise<Drained> | null }>>
}>

export const newDrainMemory = (): DrainMemory => ({ kept: new Map(), running: new Map() })
