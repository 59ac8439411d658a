import type { Firestore } from '@google-cloud/firestore'
import type { Instant, MerchantId } from '@fluxori/contract/kernel'
import { checkInvariants } from './check-invariants.ts'

export type Invariants = ReturnType<typeof openInvariants>

/** What checks a merchant's documents against each other. */
export const openInvariants = ({ db, now }: Readonly<{ db: Firestore; now: () => Instant }>) => ({
  check: (merchant: MerchantId) => checkInvariants(db, merchant, now()),
})
