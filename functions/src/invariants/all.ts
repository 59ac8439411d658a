import type { Invariant } from './invariant.ts'
import { kitsFollow } from './kits.ts'
import { stockAddsUp } from './stock.ts'
import { supplyFollows } from './supply.ts'

/** Every rule that must hold over a merchant's documents: one line each. */
export const invariants: readonly Invariant[] = [stockAddsUp, kitsFollow, supplyFollows]
