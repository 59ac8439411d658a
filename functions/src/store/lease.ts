import type { DocumentReference, Firestore, Timestamp } from '@google-cloud/firestore'
import type { Instant, Sku } from '@fluxori/contract/kernel'
import { leases } from '@fluxori/contract/engine/journal'
import { encodedDocument } from './encoding.ts'
import { grpc, parsed, reference, statusCode } from './documents.ts'

/** A lease that is ours until it expires. `updateTime` is the fence: it changes with every write of the lease. */
export type HeldLease = Readonly<{
  ref: DocumentReference
  holder: string
  seq: number
  stale: readonly Sku[]
  updateTime: Timestamp
  /** The fence as it was when we found the lease free: unchanged since our own release if nobody else held it. */
  foundAt: Timestamp | null
}>

type Taking = Readonly<{ merchant: string; name: string; holder: string; now: Instant; until: Instant }>

/**
 * Takes a lease, or answers null at once when somebody else holds it or was quicker. One that has expired is taken
 * over; whoever held it can no longer commit, since its fence has moved.
 */
export async function takeLease(db: Firestore, taking: Taking): Promise<HeldLease | null> {
  const { holder, until } = taking
  const ref = reference(db, leases, { merchant: taking.merchant, lease: taking.name })
  const snapshot = await ref.get()
  const lease = parsed(leases, snapshot)
  try {
    if (lease === undefined) {
      const { writeTime } = await ref.create(encodedDocument({ holder, expiresAt: until, seq: 0, stale: [] }))
      return { ref, holder, seq: 0, stale: [], updateTime: writeTime, foundAt: null }
    }
    if (lease.holder !== null && lease.expiresAt > taking.now) return null
    const foundAt = snapshot.updateTime ?? null
    if (foundAt === null) return null
    const { writeTime } = await ref.update(encodedDocument({ holder, expiresAt: until }), {
      lastUpdateTime: foundAt,
    })
    return { ref, holder, seq: lease.seq, stale: lease.stale, updateTime: writeTime, foundAt }
  } catch (error) {
    const code = statusCode(error)
    if (code === grpc.alreadyExists || code === grpc.failedPrecondition) return null
    throw error
  }
}

/** Lets a lease go, and answers its fence. Answers null, and does nothing, when somebody has taken it over. */
export async function releaseLease(lease: HeldLease): Promise<Timestamp | null> {
  const snapshot = await lease.ref.get()
  if (parsed(leases, snapshot)?.holder !== lease.holder || snapshot.updateTime === undefined) return null
  try {
    const { writeTime } = await lease.ref.update({ holder: null }, { lastUpdateTime: snapshot.updateTime })
    return writeTime
  } catch (error) {
    if (statusCode(error) !== grpc.failedPrecondition) throw error
    return null
  }
}

/** The lease was taken over while we thought that it was ours. Whatever was being done must stop. */
export class LeaseLost extends Error {
  constructor(path: string) {
    super(`${path} was taken over`)
    this.name = 'LeaseLost'
  }
}

/** Makes a lease last longer before work that takes time. Throws `LeaseLost`. */
export async function renewLease(lease: HeldLease, until: Instant): Promise<HeldLease> {
  try {
    const written = await lease.ref.update(encodedDocument({ expiresAt: until }), {
      lastUpdateTime: lease.updateTime,
    })
    return { ...lease, updateTime: written.writeTime }
  } catch (error) {
    if (statusCode(error) === grpc.failedPrecondition) throw new LeaseLost(lease.ref.path)
    throw error
  }
}
