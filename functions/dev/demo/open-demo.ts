import type { Firestore } from '@google-cloud/firestore'
import type { Instant } from '@fluxori/contract/kernel'
import { demoState, otherState } from './demo-state.ts'
import { demoHistory } from './history.ts'
import { liveThrough } from './live-through.ts'
import { seed } from './seed.ts'

/** Writes both demo merchants, the first with the weeks of trade that it has behind it at `at`. */
export async function openDemo(db: Firestore, sandboxes: string, at: Instant): Promise<void> {
  const state = demoState(sandboxes, at)
  const lived = liveThrough(state, demoHistory(state.listings, at), at)
  await Promise.all([seed(db, lived), seed(db, otherState(at))])
}
